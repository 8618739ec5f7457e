/**
 * Recorded cases of the input front-ends: files of parameters ({@code p_*}), inputs ({@code in_*}) and stages ({@code sNN_*}).
 *
 * <p>{@link dev.xylo.regress.frontend.FrontEndCase} reads such a file, runs it, and gives every stage under the name that the file's own
 * stages have, so that the first wrong one is visible. Stages in the file are ignored; parameters that are not there have the defaults of the
 * front-end.
 *
 * <p>To add a kind of case: one class that implements {@link dev.xylo.regress.frontend.CaseRunner}, one constant in {@link
 * dev.xylo.regress.frontend.CaseKind}.
 */
package dev.xylo.regress.frontend;
