/**
 * Studies: a plan, a float network and labelled samples in; what each quantization loses on the chip, out.
 *
 * <p>{@link dev.xylo.study.Study} compiles and runs, {@link dev.xylo.study.StudyFiles} writes. The outcome depends on plan, network and
 * samples alone.
 */
package dev.xylo.study;
