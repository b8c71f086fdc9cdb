package org.matricula.coursework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a sheet says otherwise of a task than what stands.
final class TaskChanges {

    private final TaskGround ground;
    private final TaskColumns columns;
    private final Locale locale;

    TaskChanges(TaskGround ground, TaskColumns columns, Locale locale) {
        this.ground = ground;
        this.columns = columns;
        this.locale = locale;
    }

    /// In the reader's words.
    List<String> between(
            TaskGround.Standing now,
            UUID teacher,
            @Nullable List<UUID> co,
            String scale,
            Formula formula,
            LocalDate opens,
            LocalDate closes,
            @Nullable Lessons lessons) {
        var all = new ArrayList<String>();
        change(
                all,
                "teacher",
                now.teacherName(),
                now.teacher().equals(teacher) ? now.teacherName() : ground.name(teacher));
        if (co != null && !Set.copyOf(co).equals(Set.copyOf(now.co()))) {
            change(all, "co", names(now.co()), names(co));
        }
        change(
                all,
                "scale",
                columns.say("coursework.scale." + now.scale(), locale),
                columns.say("coursework.scale." + scale, locale));
        change(all, "usual", String.valueOf(now.usual()), String.valueOf(formula.usual()));
        change(all, "midterm", String.valueOf(now.midterm()), String.valueOf(formula.midterm()));
        change(
                all,
                "practical",
                String.valueOf(now.practical()),
                String.valueOf(formula.practical()));
        change(all, "opens", now.opensOn().toString(), opens.toString());
        change(all, "closes", now.closesOn().toString(), closes.toString());
        if (lessons != null) {
            var before = now.lessonTimes();
            change(all, "times", before == null ? "—" : before, lessons.text());
        }
        if (!now.teacher().equals(teacher) && all.isEmpty()) {
            all.add(columns.heading("teacher", locale));
        }
        return all;
    }

    private void change(List<String> all, String column, String was, String is) {
        if (!was.equals(is)) {
            all.add(columns.heading(column, locale) + " " + was + " → " + is);
        }
    }

    private String names(List<UUID> accounts) {
        return accounts.isEmpty()
                ? "—"
                : accounts.stream().map(ground::name).collect(Collectors.joining("、"));
    }
}
