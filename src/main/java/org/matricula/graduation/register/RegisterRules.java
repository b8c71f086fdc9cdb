package org.matricula.graduation.register;

import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.graduation.register.RegisterContent.Stage;
import org.matricula.kernel.Refusal;
import org.matricula.registry.Detail;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// 毕业生登记表填写要求: every item filled, the document named, education in its order. All that is wrong is
/// told at once, each with its item and what to do.
@Component
class RegisterRules {

    private static final String MONTH = "(19|20)\\d{2}-(0[1-9]|1[0-2])";
    private static final int FEWEST = 20;
    private static final int LONGEST_SCHOOL = 60;
    private static final int LONGEST_WITNESS = 30;
    private static final Set<String> STAGES = Set.of("senior", "specialised", "bachelor", "other");

    /// Codes of `graduate-category` and `graduate-level` that belong together.
    private static final Set<String> BACHELORS = Set.of("1", "L1", "L3");

    private static final Set<String> BACHELOR_LEVELS = Set.of("2", "3");
    private static final Set<String> SPECIALISED = Set.of("2", "3", "L2", "L4");
    private static final String SPECIALISED_LEVEL = "1";

    /// What the form takes from the register: missing there it cannot be printed.
    private static final List<Detail> PRINTED =
            List.of(
                    Detail.NAME,
                    Detail.SEX,
                    Detail.BIRTH_ON,
                    Detail.ETHNICITY,
                    Detail.POLITICAL_STATUS,
                    Detail.NATIVE_PLACE,
                    Detail.DOCUMENT_TYPE,
                    Detail.DOCUMENT_NUMBER);

    private final Codes codes;
    private final MessageSource messages;
    private final Clock clock;

    RegisterRules(Codes codes, MessageSource messages, Clock clock) {
        this.codes = codes;
        this.messages = messages;
        this.clock = clock;
    }

    /// @param now what the register says; blank for nothing
    /// @param school the name of the school that graduates them
    /// @param absent items that this kind of school does not have
    List<Refusal> faults(
            RegisterContent it, Map<Detail, String> now, String school, Set<RegisterItem> absent) {
        var all = new ArrayList<Refusal>();
        for (var item : RegisterItem.values()) {
            var fault = absent.contains(item) ? null : fault(item, it.get(item));
            if (fault != null) {
                all.add(fault);
            }
        }
        if (!all.stream()
                .anyMatch(f -> "level".equals(f.field()) || "category".equals(f.field()))) {
            all.addAll(agree(it));
        }
        if (it.get(RegisterItem.SELF).length() < FEWEST) {
            all.add(Refusal.input("self", "register-form.short", FEWEST));
        }
        all.addAll(education(it.education(), school));
        for (var detail : PRINTED) {
            if (now.getOrDefault(detail, "").isBlank()) {
                all.add(
                        Refusal.rule("register-form.record", say(detail.label()))
                                .at(detail.code()));
            }
        }
        if (List.of("Z", "L0").contains(now.getOrDefault(Detail.DOCUMENT_TYPE, ""))) {
            all.add(Refusal.rule("register-form.document").at(Detail.DOCUMENT_TYPE.code()));
        }
        return all;
    }

    private @Nullable Refusal fault(RegisterItem item, String value) {
        var label = say(item.label());
        var table = item.codes();
        if (RegisterItem.nothing(value) || !item.mayBeNone() && value.equals(none())) {
            return Refusal.input(item.key(), "register-form.blank", label);
        }
        if (table != null) {
            return codes.find(table, value).isPresent()
                    ? null
                    : Refusal.input(item.key(), "register-form.choice", label);
        }
        return value.length() > item.most()
                ? Refusal.input(item.key(), "register-form.long", label, item.most())
                : null;
    }

    /// 本科 with a level that begins or ends in one, 专科 with 专科.
    private List<Refusal> agree(RegisterContent it) {
        var category = codes.label("graduate-category", it.get(RegisterItem.CATEGORY));
        var level = codes.label("graduate-level", it.get(RegisterItem.LEVEL));
        var kind = it.get(RegisterItem.CATEGORY);
        var said = it.get(RegisterItem.LEVEL);
        return BACHELORS.contains(kind) == BACHELOR_LEVELS.contains(said)
                        && SPECIALISED.contains(kind) == said.equals(SPECIALISED_LEVEL)
                ? List.of()
                : List.of(Refusal.input("level", "register-form.level", category, level));
    }

    private List<Refusal> education(List<Stage> stages, String school) {
        var all = new ArrayList<Refusal>();
        if (stages.isEmpty()) {
            return List.of(Refusal.input("education", "register-form.education"));
        }
        var before = "";
        var month = YearMonth.now(clock).toString();
        for (var i = 0; i < stages.size(); i++) {
            var it = stages.get(i);
            var row = i + 1;
            if (it.school().isBlank() || it.witness().isBlank()) {
                all.add(Refusal.input("education", "register-form.stage-blank", row));
            }
            if (it.school().length() > LONGEST_SCHOOL || it.witness().length() > LONGEST_WITNESS) {
                all.add(
                        Refusal.input(
                                "education",
                                "register-form.stage-long",
                                row,
                                LONGEST_SCHOOL,
                                LONGEST_WITNESS));
            }
            if (!STAGES.contains(it.kind())) {
                all.add(Refusal.input("education", "register-form.stage-kind", row));
            }
            if (!it.from().matches(MONTH) || !it.until().matches(MONTH)) {
                all.add(Refusal.input("education", "register-form.stage-month", row));
            } else if (it.from().compareTo(month) > 0) {
                all.add(Refusal.input("education", "register-form.stage-ahead", row));
            } else if (it.until().compareTo(it.from()) < 0 || it.from().compareTo(before) < 0) {
                all.add(Refusal.input("education", "register-form.stage-order", row));
            } else {
                before = it.until();
            }
        }
        if (!stages.getFirst().kind().equals("senior")) {
            all.add(Refusal.input("education", "register-form.stage-first"));
        }
        if (!stages.getLast().school().equals(school)) {
            all.add(Refusal.input("education", "register-form.stage-last", school));
        }
        return all;
    }

    /// 无, as it is written on the form whoever reads it.
    private String none() {
        return messages.getMessage("graduation.form.none", null, Locale.SIMPLIFIED_CHINESE);
    }

    /// In the reader's language; a job reads Chinese.
    private String say(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
