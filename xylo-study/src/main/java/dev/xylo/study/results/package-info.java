/**
 * What a study found, as one document: {@code results.json}. Everything else (the flat table {@code results.csv}, the table on the terminal,
 * the report) is made from it alone. Its JSON Schema is the resource {@code results.schema.json} of this package.
 *
 * <p>{@link dev.xylo.study.results.ResultsWriter} computes it from the engine's totals, {@link dev.xylo.study.results.StudyResults} is the
 * document.
 */
package dev.xylo.study.results;
