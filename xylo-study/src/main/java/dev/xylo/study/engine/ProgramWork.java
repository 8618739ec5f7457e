package dev.xylo.study.engine;

/** The tasks of a study's program as work. */
record ProgramWork(StudyProgram program) implements Work {
    @Override
    public int tasks() {
        return program.tasks().size();
    }

    @Override
    public long units(int task) {
        return program.units(program.tasks().get(task));
    }

    @Override
    public String name(int task) {
        return program.name(program.tasks().get(task));
    }

    @Override
    public Worker worker() {
        StudyWorker worker = new StudyWorker(program);
        return (task, unit) -> worker.run(program.tasks().get(task), unit);
    }
}
