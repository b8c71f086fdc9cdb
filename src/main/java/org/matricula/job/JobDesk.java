package org.matricula.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import tools.jackson.databind.json.JsonMapper;

/// Does the jobs, a few at a time. A server that is silent for twenty seconds loses what it did to
/// another, or to itself when it is started again.
@Component
@Profile("!command")
class JobDesk implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobDesk.class);
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final int BEATS_MISSED = 4;
    private static final Duration UNTIL_FREE = Duration.ofSeconds(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final JobClaims claims;
    private final Units units;
    private final DataSource dataSource;
    private final JobSettings settings;
    private final StarterJson starters;
    private final List<Task<?>> tasks;
    private volatile @Nullable Scheduler scheduler;

    JobDesk(
            List<Job> jobs,
            JobClaims claims,
            Units units,
            DataSource dataSource,
            JsonMapper json,
            JobSettings settings) {
        this.claims = claims;
        this.units = units;
        this.dataSource = dataSource;
        this.settings = settings;
        this.starters = new StarterJson(json);
        this.tasks = jobs.stream().<Task<?>>map(this::task).toList();
    }

    private Task<Starter> task(Job job) {
        return Tasks.custom(job.name(), Starter.class)
                .onDeadExecutionRevive()
                .onFailure(JobDesk::later)
                .execute((line, context) -> turn(job, line));
    }

    private CompletionHandler<Starter> turn(Job job, TaskInstance<Starter> line) {
        var id = UUID.fromString(line.getId().substring(0, line.getId().indexOf('/')));
        var claim = claims.claim(job.name(), id);
        if (claim.isEmpty()) {
            return (done, operations) ->
                    operations.reschedule(done, done.getTimeDone().plus(UNTIL_FREE));
        }
        try (var held = claim.get()) {
            var starter = line.getData();
            var unit =
                    starter.unit() == null
                            ? null
                            : Acting.call(Actor.system("job"), () -> units.get(starter.unit()));
            Acting.as(starter.actor(unit), () -> job.run(id));
        }
        return new CompletionHandler.OnCompleteRemove<>();
    }

    /// The longer, the oftener it has failed.
    private static void later(ExecutionComplete done, ExecutionOperations<Starter> operations) {
        var failed = done.getExecution().consecutiveFailures;
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failed, 5));
        LOG.error(
                "{} is tried again later",
                done.getExecution().taskInstance.getTaskAndInstance(),
                done.getCause().orElse(null));
        operations.reschedule(
                done,
                done.getTimeDone()
                        .plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void begun(Jobs.Begun job) {
        look();
    }

    /// Takes up at once what is due, unless it is closed.
    void look() {
        var open = scheduler;
        if (open != null) {
            open.triggerCheckForDueExecutions();
        }
    }

    /// A scheduler once stopped is never started again.
    @Override
    public synchronized void start() {
        var fresh =
                Scheduler.create(dataSource, tasks)
                        .tableName(Jobs.TABLE)
                        .serializer(starters)
                        .threads(settings.atOnce())
                        .pollingInterval(settings.look())
                        .heartbeatInterval(BEAT)
                        .missedHeartbeatsLimit(BEATS_MISSED)
                        .shutdownMaxWait(Duration.ofSeconds(2))
                        .build();
        fresh.start();
        scheduler = fresh;
    }

    @Override
    public synchronized void stop() {
        var open = scheduler;
        scheduler = null;
        if (open != null) {
            open.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
