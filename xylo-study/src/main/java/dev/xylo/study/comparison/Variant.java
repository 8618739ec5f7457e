package dev.xylo.study.comparison;

import dev.xylo.quantize.Compat;
import dev.xylo.quantize.optimal.Ingredient;
import dev.xylo.quantize.optimal.OptimalOptions;
import dev.xylo.study.calibration.Methods;
import java.util.ArrayList;
import java.util.List;

/**
 * A method in one of its forms.
 *
 * @param name for people
 * @param method its name in {@link Methods}
 * @param compat whose arithmetic is followed, where the method follows one
 * @param options of {@code optimal} and {@code calibrated}
 */
public record Variant(String name, String method, Compat compat, OptimalOptions options) {
    /**
     * Whether a version that somebody else published, or its correction, is followed.
     *
     * @return false for {@code optimal} and {@code calibrated}
     */
    public boolean published() {
        return Methods.followsVersions(method);
    }

    /**
     * Whether this is a method of our own with all its ingredients.
     *
     * @return false for the published ones, and where something is switched off
     */
    public boolean complete() {
        return !published() && options.ingredients().size() == Ingredient.values().length;
    }

    /**
     * Every method, the published ones once for every version.
     *
     * @param versions at least one
     * @return in the order of {@link Methods#names}
     */
    public static List<Variant> methods(List<Compat> versions) {
        List<Variant> variants = new ArrayList<>();
        for (String method : Methods.names()) {
            if (Methods.followsVersions(method)) {
                versions.forEach(version -> variants.add(
                        new Variant(method + " " + version.key(), method, version, OptimalOptions.DEFAULT)));
            } else {
                variants.add(new Variant(method, method, Compat.CORRECTED, OptimalOptions.DEFAULT));
            }
        }
        return variants;
    }

    /** An ingredient is worth what is lost without it, so the comparison, which would make up for it, is off too. */
    private static OptimalOptions without(Ingredient ingredient) {
        return OptimalOptions.DEFAULT.without(Ingredient.COMPARE).without(ingredient);
    }

    /**
     * {@code optimal} and {@code calibrated}, each without one of its ingredients.
     *
     * @return one for every ingredient that the method has
     */
    public static List<Variant> withoutIngredients() {
        List<Variant> variants = new ArrayList<>();
        for (String method : Methods.names()) {
            if (Methods.followsVersions(method)) {
                continue;
            }
            for (Ingredient ingredient : Ingredient.values()) {
                if (ingredient != Ingredient.READOUT || method.equals(Methods.CALIBRATED)) {
                    variants.add(new Variant(
                            method + " without " + ingredient.key(), method, Compat.CORRECTED, without(ingredient)));
                }
            }
        }
        return variants;
    }
}
