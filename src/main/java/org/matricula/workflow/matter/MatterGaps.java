package org.matricula.workflow.matter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Responsibilities;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Crumb;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 责任空白: institutions with matters that no office answers for. The administrator names one; until
/// then it stands in the forgotten list.
@Component
public class MatterGaps implements ForgottenFinder, Work {

    private static final int MOST = 2_000;
    private static final int FIRST = 6;
    private static final String[] READERS = {
        "administrator", "registrar", "academic-office-head", "vice-principal", "province-reviewer"
    };

    /// An institution and the kinds that nobody there answers for.
    public record Gap(Unit institution, List<String> kinds) {}

    private final MatterGuide matters;
    private final Responsibilities responsibilities;
    private final Units units;
    private final Holders holders;
    private final MessageSource words;

    MatterGaps(
            MatterGuide matters,
            Responsibilities responsibilities,
            Units units,
            Holders holders,
            MessageSource words) {
        this.matters = matters;
        this.responsibilities = responsibilities;
        this.units = units;
        this.holders = holders;
        this.words = words;
    }

    /// Those a reader has to see to; none for students and strangers.
    List<Gap> forReader() {
        return Acting.ifAny().filter(it -> it.holds(READERS)).isPresent() ? find() : List.of();
    }

    @Override
    public List<Forgotten> find(LocalDate today, int limit) {
        return find().stream()
                .limit(limit)
                .map(it ->
                        new Forgotten(
                                "matter-gap",
                                it.institution().name() + " · " + it.kinds().size(),
                                "/matters?unit=" + it.institution().id(),
                                today,
                                owner(it.institution(), today),
                                false))
                .toList();
    }

    @Override
    public int order() {
        return 510;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        if (!actor.holds("administrator")) {
            return List.of();
        }
        var lines =
                find().stream()
                        .limit(FIRST)
                        .map(it ->
                                WorkLine.of(
                                                it.institution().name(),
                                                say("matter.gaps.count", locale, it.kinds().size()),
                                                "/matters?unit=" + it.institution().id())
                                        .chip(say("matter.gap", locale), "seal"))
                        .toList();
        return List.of(
                WorkPart.list(
                                "matter-gaps",
                                say("matter.gaps", locale),
                                lines,
                                say("matter.gaps.none", locale))
                        .all(new Crumb(say("portal.all", locale), "/matters")));
    }

    private List<Gap> find() {
        var scope = Acting.now().scope();
        var within = units.institutions().stream().filter(it -> scope.reaches(it.pos())).toList();
        var byEducation =
                within.stream()
                        .filter(it -> it.education() != null)
                        .collect(
                                Collectors.groupingBy(
                                        it -> Objects.requireNonNull(it.education())));
        var kinds = new LinkedHashMap<UUID, List<String>>();
        byEducation.forEach((education, some) ->
                responsibilities
                        .gaps(
                                some.stream().map(Unit::id).toList(),
                                matters.drawnFor(education),
                                MOST)
                        .forEach(it ->
                                kinds.computeIfAbsent(it.unit(), _ -> new ArrayList<>())
                                        .add(it.matter())));
        return within.stream()
                .filter(it -> kinds.containsKey(it.id()))
                .map(it -> new Gap(it, kinds.get(it.id())))
                .toList();
    }

    private String owner(Unit institution, LocalDate today) {
        return holders.holding("administrator", institution.id(), today).stream()
                .map(Holder::name)
                .distinct()
                .limit(3)
                .collect(Collectors.joining("、"));
    }

    private String say(String key, Locale locale, Object... args) {
        return words.getMessage(key, args, locale);
    }
}
