package org.matricula.exam.result;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.matricula.exam.round.Round;
import org.matricula.kernel.Acting;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// 考试工作量表 as a sheet.
@Component
class WorkloadSheet {

    private final Workloads workloads;
    private final MessageSource messages;
    private final Clock clock;

    WorkloadSheet(Workloads workloads, MessageSource messages, Clock clock) {
        this.workloads = workloads;
        this.messages = messages;
        this.clock = clock;
    }

    void write(Round it, OutputStream out) {
        var heads =
                Stream.of(
                                "page.name",
                                "exam.workload.papers",
                                "exam.workload.invigilated",
                                "exam.workload.patrolled",
                                "exam.workload.marked")
                        .map(this::say)
                        .toList();
        try (var sheet = SheetWriter.xlsx(out, SheetDesign.of(say("exam.workload"), heads))) {
            for (var line : workloads.of(it.id())) {
                sheet.row(
                        List.of(
                                line.name(),
                                line.papers(),
                                line.invigilated(),
                                line.patrolled(),
                                line.marked()));
            }
            sheet.mark(it.term() + " " + Acting.now().name() + " " + LocalDate.now(clock));
        }
    }

    private String say(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
