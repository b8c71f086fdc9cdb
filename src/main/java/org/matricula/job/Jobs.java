package org.matricula.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.util.UUID;
import javax.sql.DataSource;
import org.matricula.kernel.Acting;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Where long work is asked for.
@Service
public class Jobs {

    /// The table of lines, as the library fills it.
    static final String TABLE = "job.execution";

    /// A job's line was written: the servers need not wait for their next look.
    record Begun(String job) {}

    private final SchedulerClient lines;
    private final ApplicationEventPublisher events;
    private final SystemClock clock = new SystemClock();

    Jobs(DataSource dataSource, JsonMapper json, ApplicationEventPublisher events) {
        this.lines =
                SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                        .tableName(TABLE)
                        .serializer(new StarterJson(json))
                        .build();
        this.events = events;
    }

    /// Has it done as whoever acts, as soon as this transaction is committed and never without it.
    /// Asked for again while it runs, it is looked at once more afterwards.
    @Transactional
    public void begin(String job, UUID id) {
        lines.scheduleIfNotExists(
                TaskDescriptor.of(job, Starter.class)
                        .instance(id + "/" + UUID.randomUUID())
                        .data(Starter.of(Acting.now()))
                        .build(),
                clock.now());
        events.publishEvent(new Begun(job));
    }
}
