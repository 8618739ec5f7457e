/**
 * Output folders of long work. A folder belongs to one piece of work, named by its {@code manifest.json}, and what is done of it is in one
 * {@link dev.xylo.study.engine.Journal}. Two rules, for every kind of work: nothing that this program did not write is overwritten, deleted or
 * followed; and whatever ends a process, and whenever, the same command goes on.
 *
 * <p>To add a kind: a {@link dev.xylo.study.folder.WorkKind}, a map of what decides its results, a {@link dev.xylo.study.folder.WorkFolder}.
 */
package dev.xylo.study.folder;
