/**
 * The engine of a study: what is to be simulated is cut into tasks, each task is a pure function of plan, network and samples, its result
 * is small, mergeable and has one byte representation.
 *
 * <ol>
 *   <li>{@link dev.xylo.study.engine.StudyProgram} compiles a plan: quantizes every configuration, builds every simulator, lists the tasks.
 *       The list depends on plan and data alone.
 *   <li>{@link dev.xylo.study.engine.StudyWorker} runs tasks, one worker per thread (or per process, or per machine).
 *   <li>{@link dev.xylo.study.engine.TaskStore} keeps the results: in memory, or durably in a {@link dev.xylo.study.engine.Journal}.
 *   <li>{@link dev.xylo.study.engine.TaskEngine} runs what the store does not have yet: {@link dev.xylo.study.engine.Scheduler} on the threads of
 *       this process, others elsewhere.
 *   <li>{@link dev.xylo.study.engine.StudyTotals} reduces the results in the order of the tasks, never in that of their completion: the
 *       same study gives the same bits whatever ran when and where.
 * </ol>
 */
package dev.xylo.study.engine;
