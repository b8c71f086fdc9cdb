package org.matricula.enrolment.admission;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.Matter;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 建录取批次: by whoever reaches the whole institution.
@Service
public class OpenBatch {

    /// A window that lasts longer is a slip of the keyboard.
    private static final long LONGEST_WINDOW = 120;

    private final Batches batches;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    OpenBatch(Batches batches, Units units, Ledger ledger, Clock clock) {
        this.batches = batches;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public UUID open(BatchForm form) {
        var institution =
                form.institution() == null ? null : units.find(form.institution()).orElse(null);
        Refused.unlessEmpty(refusals(form, institution));
        var id = batches.add(form, matters(form, institution), clock.instant());
        ledger.record(
                Act.of("admission.open-batch", "batch:" + id)
                        .at(institution.pos())
                        .to(
                                Map.of(
                                        "name", form.name(),
                                        "opensOn", form.opensOn().toString(),
                                        "closesOn", form.closesOn().toString())));
        return id;
    }

    private List<Refusal> refusals(BatchForm form, @Nullable Unit institution) {
        var found = new ArrayList<Refusal>();
        if (institution == null
                || !institution.institution()
                || !Acting.now().scope().reaches(institution.pos())) {
            found.add(Refusal.input("institution", "batch.institution"));
        } else if (form.name() != null && batches.named(institution.id(), form.name())) {
            found.add(Refusal.conflict("batch.named", form.name()).at("name"));
        }
        missing(found, "name", form.name() == null || form.name().isBlank() ? null : form.name());
        missing(found, "year", form.year());
        missing(found, "schoolingYears", form.schoolingYears());
        missing(found, "opensOn", form.opensOn());
        missing(found, "closesOn", form.closesOn());
        missing(found, "entryOn", form.entryOn());
        if (!List.of("autumn", "spring").contains(String.valueOf(form.season()))) {
            found.add(Refusal.input("season", "batch.missing"));
        }
        found.addAll(numbers(form));
        return found;
    }

    private static List<Refusal> numbers(BatchForm form) {
        var found = new ArrayList<Refusal>();
        var opens = form.opensOn();
        var closes = form.closesOn();
        if (opens != null
                && closes != null
                && (closes.isBefore(opens)
                        || ChronoUnit.DAYS.between(opens, closes) > LONGEST_WINDOW)) {
            found.add(Refusal.rule("batch.window", String.valueOf(LONGEST_WINDOW)).at("closesOn"));
        }
        var years = form.schoolingYears();
        if (years != null && (years.signum() <= 0 || years.intValue() > 12)) {
            found.add(Refusal.rule("batch.years").at("schoolingYears"));
        }
        if (years != null
                && form.longestYears() != null
                && form.longestYears().compareTo(years) < 0) {
            found.add(Refusal.rule("batch.longest").at("longestYears"));
        }
        if (form.year() != null && (form.year() < 1950 || form.year() > 2200)) {
            found.add(Refusal.rule("batch.year").at("year"));
        }
        if (form.gradeLevel() != null && (form.gradeLevel() < 1 || form.gradeLevel() > 12)) {
            found.add(Refusal.rule("batch.grade").at("gradeLevel"));
        }
        return found;
    }

    private static void missing(List<Refusal> found, String field, @Nullable Object value) {
        if (value == null) {
            found.add(Refusal.input(field, "batch.missing"));
        }
    }

    private static Map<Matter, String> matters(BatchForm form, Unit institution) {
        var education = String.valueOf(institution.education());
        var wanted = new TreeMap<Matter, String>();
        Arrays.stream(Matter.values())
                .filter(it -> form.matters() == null || form.matters().contains(it.code()))
                .forEach(it -> wanted.put(it, it.officer(education)));
        return wanted;
    }
}
