package dev.xylo.regress.frontend;

import dev.xylo.formats.FormatException;

/** Runs cases of one kind. */
interface CaseRunner {
    /**
     * Runs a case.
     *
     * @param in parameters and inputs
     * @param out takes stages and warnings
     * @throws FormatException if a parameter or an input is missing or of a wrong shape
     * @throws dev.xylo.frontend.FrontEndException if a value leaves a stage's range
     */
    void run(CaseArrays in, CaseResult out) throws FormatException;
}
