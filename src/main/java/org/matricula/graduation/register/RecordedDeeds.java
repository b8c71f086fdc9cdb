package org.matricula.graduation.register;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.registry.DeedsOnRecord;
import org.springframework.stereotype.Component;

/// 奖励和处分 of the form are those on record: nobody writes a sanction out of it. A graduate may add
/// awards that the register does not know.
@Component
class RecordedDeeds {

    /// Marks an award of the register: a line with it that is not on record any more goes.
    private static final String ON_RECORD = "〔在案〕";

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private final List<DeedsOnRecord> sources;

    RecordedDeeds(List<DeedsOnRecord> sources) {
        this.sources = sources;
    }

    /// The content with what is on record now; what the graduate added to the awards stays below
    /// it.
    RegisterContent with(RegisterContent it, UUID enrolment, String none) {
        var deeds =
                sources.stream()
                        .flatMap(source -> source.of(enrolment, LANGUAGE).stream())
                        .sorted(Comparator.comparing(DeedsOnRecord.Deed::on))
                        .toList();
        var items = new TreeMap<>(it.items());
        var awards = lines(deeds, true);
        var typed = it.get(RegisterItem.AWARDS).strip();
        var added =
                Arrays.stream(typed.split("\\R"))
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.equals(none))
                        .filter(line -> !line.endsWith(ON_RECORD))
                        .toList();
        items.put(
                RegisterItem.AWARDS.key(),
                text(
                        java.util.stream.Stream.concat(awards.stream(), added.stream()).toList(),
                        none));
        items.put(RegisterItem.PUNISHMENTS.key(), text(lines(deeds, false), none));
        return new RegisterContent(items, it.education());
    }

    private static List<String> lines(List<DeedsOnRecord.Deed> deeds, boolean award) {
        return deeds.stream()
                .filter(it -> it.award() == award)
                .map(it -> it.on() + " " + it.words() + (award ? ON_RECORD : ""))
                .toList();
    }

    private static String text(List<String> lines, String none) {
        var text = lines.stream().collect(Collectors.joining("\n"));
        return text.isEmpty() ? none : text;
    }
}
