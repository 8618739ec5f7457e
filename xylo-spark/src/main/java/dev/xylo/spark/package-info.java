/**
 * Studies on Apache Spark: the same program, the same tasks, the same bytes.
 *
 * <ol>
 *   <li>{@link dev.xylo.spark.SparkProvider} connects, {@link dev.xylo.spark.SparkCluster} is the driver's side.
 *   <li>{@link dev.xylo.spark.StudyParts} is what every executor is given once: plan, network, and where the samples are.
 *   <li>{@link dev.xylo.spark.Blocks} binds tasks of the study into blocks, each long enough that Spark's own cost does not matter. The
 *       tasks stay what they are, so neither results nor checkpoint know of blocks.
 *   <li>{@link dev.xylo.spark.RunBlock} runs on executors, with the program that {@link dev.xylo.spark.ExecutorProgram} keeps there.
 *   <li>{@link dev.xylo.spark.Overhead} measures what Spark itself takes.
 * </ol>
 */
package dev.xylo.spark;
