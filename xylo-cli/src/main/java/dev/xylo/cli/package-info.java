/**
 * The {@code xylo} command. One class per subcommand, no logic of its own: results go to stdout, progress and warnings to stderr, the
 * last line says what was done. Exit status: 0 done, 2 wrong input or option (one line says what, where and what to do), 70 a defect
 * of this program.
 */
package dev.xylo.cli;
