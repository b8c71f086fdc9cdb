package org.matricula.graduation.register;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.document.StudentFacts;
import org.matricula.graduation.check.GraduateFacts;
import org.matricula.registry.RecordedDeeds;
import org.matricula.registry.Registry;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the record answers for the graduate: 注册证号, rewards and sanctions are not asked for, and
/// 教学点类型 only where there are teaching points.
@Component
@Transactional(readOnly = true)
class KnownItems {

    private final GraduateFacts facts;
    private final Registry registry;
    private final List<RecordedDeeds> deeds;
    private final MessageSource messages;

    KnownItems(
            GraduateFacts facts,
            Registry registry,
            List<RecordedDeeds> deeds,
            MessageSource messages) {
        this.facts = facts;
        this.registry = registry;
        this.deeds = deeds;
        this.messages = messages;
    }

    Map<RegisterItem, String> of(UUID enrolment) {
        var known = new EnumMap<RegisterItem, String>(RegisterItem.class);
        known.put(RegisterItem.REGISTRATION_NUMBER, number(facts.facts(enrolment)));
        var all = deeds.stream().flatMap(it -> it.of(enrolment).stream()).toList();
        known.put(RegisterItem.PUNISHMENTS, told(all, false));
        var awards = told(all, true);
        // of other rewards than the school's own only the graduate knows
        if (!awards.equals(none())) {
            known.put(RegisterItem.AWARDS, awards);
        }
        known.values().removeIf(String::isBlank);
        return known;
    }

    /// Those the form has no place for in this kind of school.
    Set<RegisterItem> absent(UUID enrolment) {
        return registry.get(enrolment).education().equals("open")
                ? Set.of()
                : Set.of(RegisterItem.POINT_KIND);
    }

    private String told(List<RecordedDeeds.Deed> all, boolean award) {
        var words =
                all.stream()
                        .filter(it -> it.award() == award)
                        .map(RecordedDeeds.Deed::words)
                        .collect(Collectors.joining("；"));
        return words.isEmpty() ? none() : words;
    }

    private String none() {
        return messages.getMessage("graduation.form.none", null, Locale.SIMPLIFIED_CHINESE);
    }

    private static String number(StudentFacts it) {
        var registry = it.registryNumber();
        var student = it.studentNumber();
        return registry != null ? registry : student == null ? "" : student;
    }
}
