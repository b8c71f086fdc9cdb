package org.matricula.clearance.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.matricula.clearance.desk.SetOffices.Wanted;
import org.matricula.graduation.Concluded;
import org.matricula.graduation.ConclusionsReversed;
import org.matricula.registry.StandingChanged;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// 开始离校手续: for graduates when their conclusion is recorded, for others when they have left; taken
/// back with what they follow. Runs in the transaction of what it follows.
@Component
class OpenClearance {

    /// Acts of longer ago are taken over from elsewhere, and long settled.
    private static final int RECENT_DAYS = 60;

    private final OpeningRows rows;
    private final MessageSource messages;
    private final Clock clock;

    OpenClearance(OpeningRows rows, MessageSource messages, Clock clock) {
        this.rows = rows;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener
    void on(Concluded news) {
        rows.seed(news.institution(), usual(), clock.instant());
        rows.openConcluded(news.conclusions(), clock.instant());
    }

    @EventListener
    void on(ConclusionsReversed news) {
        rows.withdrawConcluded(news.conclusions(), clock.instant());
    }

    @EventListener
    void on(StandingChanged news) {
        rows.withdrawLeft(news.batch(), clock.instant());
        var since = LocalDate.now(clock).minusDays(RECENT_DAYS);
        var institutions = rows.institutionsLeft(news.batch(), since);
        if (institutions.isEmpty()) {
            return;
        }
        institutions.forEach(it -> rows.seed(it, usual(), clock.instant()));
        rows.openLeft(news.batch(), since, clock.instant());
    }

    /// What every school asks for until it sets its own: the sections of the printed slip, and the
    /// file that is sent after the student.
    private List<Wanted> usual() {
        return List.of(
                usual("department", "department-registrar", true),
                usual("youth-league", "student-affairs", false),
                usual("library", "department-registrar", true),
                usual("finance", "finance", true),
                usual("housing", "student-affairs", true),
                usual("campus-card", "student-affairs", false),
                usual("textbooks", "finance", false),
                usual("security", "student-affairs", false),
                usual("student-card", "registrar", true),
                new Wanted(
                        say("clearance.usual.file"),
                        say("clearance.usual.file.matter"),
                        "",
                        "archive-keeper",
                        SetOffices.LEAVING,
                        false,
                        true));
    }

    private Wanted usual(String key, String role, boolean blocks) {
        return new Wanted(
                say("document.section." + key),
                say("document.matter." + key),
                "",
                role,
                SetOffices.LEAVING,
                blocks,
                false);
    }

    private String say(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
