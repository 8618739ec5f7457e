/**
 * Studies: a float network, a labelled data set and a list of configurations in; the float twin's and every configuration's output
 * spike counts, decoded, compared and written down, out.
 *
 * <p>{@link dev.xylo.study.Study} computes, {@link dev.xylo.study.StudyFiles} writes. Results depend on the inputs alone, not on the
 * number of threads.
 */
package dev.xylo.study;
