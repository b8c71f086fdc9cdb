package org.matricula.workflow.engine;

import java.util.List;
import org.flowable.engine.interceptor.CreateUserTaskAfterContext;
import org.flowable.engine.interceptor.CreateUserTaskBeforeContext;
import org.flowable.engine.interceptor.CreateUserTaskInterceptor;

/// Leaves a task without candidates: the drawing's groups are read off the drawing.
final class NoCandidates implements CreateUserTaskInterceptor {

    @Override
    public void beforeCreateUserTask(CreateUserTaskBeforeContext task) {
        task.setCandidateGroups(List.of());
    }

    @Override
    public void afterCreateUserTask(CreateUserTaskAfterContext task) {}
}
