package org.matricula.workflow.view;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.Holder;
import org.matricula.page.Step;
import org.matricula.workflow.ProcessDrawing;
import org.matricula.workflow.ProcessDrawing.Progress;
import org.matricula.workflow.engine.Drawings;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The drawing of a case with its current step, and the same in words.
@Component
public class Charts {

    private final Drawings drawings;
    private final MessageSource words;
    private final DateTimeFormatter time;

    Charts(Drawings drawings, MessageSource words, Clock clock) {
        this.drawings = drawings;
        this.words = words;
        this.time = DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(clock.getZone());
    }

    /// @return null before submission
    @Nullable String of(Dossier it, Locale locale) {
        if (it.drawing() == null) {
            return null;
        }
        var done = done(it);
        var current = new HashMap<String, String>();
        for (var held : it.held()) {
            current.put(held.step().task(), holders(held));
        }
        var told =
                it.drawing().turns().stream()
                        .map(turn ->
                                turn.name(locale)
                                        + " "
                                        + text(
                                                "case.chart." + state(turn.task(), done, current),
                                                locale))
                        .toList();
        return drawings.picture(it.drawing().id())
                .svg(
                        new Progress(
                                it.drawing().name(locale) + ", " + it.file().subjectName(),
                                String.join("; ", told),
                                done,
                                current),
                        locale);
    }

    /// The plain chart of a process.
    public String plain(Drawings.Drawing drawing, Locale locale) {
        var told = drawing.turns().stream().map(it -> it.name(locale)).toList();
        return drawings.picture(drawing.id())
                .svg(Progress.none(drawing.name(locale), String.join("; ", told)), locale);
    }

    /// What happened and what is to come: the words beside the drawing.
    List<Step> steps(Dossier it, Locale locale) {
        var all = new ArrayList<Step>();
        for (var line : it.trail()) {
            var name = line.task() == null ? "" : it.turnName(line.task(), locale) + " · ";
            all.add(
                    new Step(
                            name + text("case.trail." + line.what(), locale),
                            switch (line.what()) {
                                case "return", "taken-back", "retracted", "anew" ->
                                        Step.State.RETURNED;
                                case "refuse", "reversed" -> Step.State.REFUSED;
                                default -> Step.State.DONE;
                            },
                            line.deputised() == null
                                    ? line.actor()
                                    : words.getMessage(
                                            "case.in-place-of",
                                            new Object[] {line.actor(), line.deputised()},
                                            locale),
                            when(line.at()),
                            line.comment()));
        }
        for (var held : it.held()) {
            all.add(
                    new Step(
                            it.turnName(held.step().task(), locale),
                            Step.State.NOW,
                            holders(held),
                            words.getMessage(
                                    "case.due-on",
                                    new Object[] {held.step().dueOn().toString()},
                                    locale),
                            null));
        }
        all.addAll(ahead(it, locale));
        return all;
    }

    /// A moment as the trail writes it.
    public String when(Instant at) {
        return time.format(at);
    }

    private List<Step> ahead(Dossier it, Locale locale) {
        if (it.drawing() == null || !it.file().state().underWay()) {
            return List.of();
        }
        var open = it.held().stream().map(held -> held.step().task()).toList();
        var turns = it.drawing().turns();
        var last = turns.stream().filter(turn -> open.contains(turn.task())).reduce((a, b) -> b);
        return last.map(turn ->
                        turns.subList(turns.indexOf(turn) + 1, turns.size()).stream()
                                .map(next ->
                                        new Step(
                                                next.name(locale),
                                                Step.State.TODO,
                                                null,
                                                null,
                                                null))
                                .toList())
                .orElse(List.of());
    }

    private static Set<String> done(Dossier it) {
        var done = new HashSet<String>();
        it.steps().stream()
                .filter(step -> step.stands("approve"))
                .forEach(step -> done.add(step.task()));
        done.add("submission");
        if (it.file().state().granted()) {
            done.add("effect");
        }
        it.held().forEach(held -> done.remove(held.step().task()));
        return done;
    }

    private static String state(String task, Set<String> done, Map<String, String> current) {
        return current.containsKey(task)
                ? ProcessDrawing.State.CURRENT.name().toLowerCase(Locale.ROOT)
                : done.contains(task) ? "done" : "future";
    }

    /// Whoever has the turn now: the one it was handed to, or the first three who may take it.
    public static String holders(Dossier.Held held) {
        if (held.step().assigned() != null) {
            return held.step().assigned();
        }
        return String.join(
                "、", held.holders().stream().map(Holder::name).distinct().limit(3).toList());
    }

    private String text(String key, Locale locale) {
        return words.getMessage(key, null, key, locale);
    }
}
