/**
 * What all formats share: the one exception that every broken input ends in.
 *
 * <p>Files come from elsewhere and are not trusted. The contract of every reader in this module:
 *
 * <ul>
 *   <li>a file that cannot be read, is damaged, or means nothing sensible ends in a {@link dev.xylo.formats.FormatException} of one
 *       line, naming file, key and, where there is one, index and value; never in another exception, an endless loop or an exhausted
 *       heap;
 *   <li>a size that the file states is checked against the bytes that are really there before anything is allocated by it;
 *   <li>what was tolerated is said in warnings, what was ignored is named.
 * </ul>
 *
 * <p>Writers replace a file as a whole: a reader sees the old content or the new one, never a half.
 */
package dev.xylo.formats;
