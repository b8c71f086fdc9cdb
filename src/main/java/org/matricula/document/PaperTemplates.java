package org.matricula.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 文书文字模板: a school writes the sentences of its papers in its own words. One drafts, another
/// approves, from a day on; what was issued before keeps its words.
@Service
@Transactional
class PaperTemplates {

    /// A sentence as it stands and as it is proposed.
    record Sentence(String key, List<String> places, String builtIn, String inForce) {}

    /// @param draft what waits for the second person, null for none
    record Sheet(
            DocumentKind kind,
            String lang,
            List<Sentence> sentences,
            @Nullable TemplateVersion draft,
            List<TemplateVersion> history) {}

    private final TemplateRows rows;
    private final Units units;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    PaperTemplates(
            TemplateRows rows, Units units, MessageSource messages, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.units = units;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Absent for a kind whose words are fixed
    @Transactional(readOnly = true)
    public Sheet sheet(DocumentKind kind, String lang) {
        var texts = editable(kind, lang);
        var institution = institution();
        var inForce =
                rows.inForce(institution.id(), kind, lang, LocalDate.now(clock))
                        .map(TemplateVersion::texts)
                        .orElse(Map.of());
        var history = rows.history(institution.id(), kind, lang);
        return new Sheet(
                kind,
                lang,
                texts.stream()
                        .map(it -> {
                            var builtIn = builtIn(it, lang);
                            return new Sentence(
                                    it.key(),
                                    it.places(),
                                    builtIn,
                                    inForce.getOrDefault(it.key(), builtIn));
                        })
                        .toList(),
                history.stream().filter(it -> it.state().equals("draft")).findFirst().orElse(null),
                history);
    }

    /// @param written by key; a sentence as it is built in needs no version of its own
    /// @throws Refused naming every sentence and place that is wrong
    UUID draft(DocumentKind kind, String lang, Map<String, String> written, String note) {
        var institution = reached();
        var kept = new LinkedHashMap<String, String>();
        var faults = new ArrayList<Refusal>();
        for (var it : editable(kind, lang)) {
            var text = written.get(it.key());
            if (text != null && !text.strip().equals(builtIn(it, lang))) {
                faults.addAll(it.faults(text.strip()));
                kept.put(it.key(), text.strip());
            }
        }
        if (note.isBlank()) {
            faults.add(Refusal.input("note", "document.template.note"));
        }
        Refused.unlessEmpty(faults);
        var id =
                rows.draft(institution.id(), kind, lang, kept, note.strip(), clock.instant())
                        .orElseThrow(
                                () -> new Refused(Refusal.conflict("document.template.waiting")));
        ledger.record(
                Act.of("document.template-drafted", "template:" + id)
                        .at(institution.pos())
                        .because(note.strip())
                        .to(Map.of("kind", kind.code(), "lang", lang, "texts", kept.size())));
        return id;
    }

    /// By a second person, from a day on.
    ///
    /// @param from null for today
    TemplateVersion approve(UUID template, @Nullable LocalDate from) {
        var it = waiting(template);
        var today = LocalDate.now(clock);
        var on = from == null ? today : from;
        Refused.unlessEmpty(
                Refusal.all(
                        own(it) ? Refusal.forbidden("document.template.own") : null,
                        on.isBefore(today)
                                ? Refusal.input("from", "document.template.past")
                                : null));
        rows.approve(template, on, clock.instant());
        ledger.record(
                Act.of("document.template-approved", "template:" + template)
                        .at(institution().pos())
                        .to(
                                Map.of(
                                        "kind", it.kind(),
                                        "version", it.version(),
                                        "from", on.toString())));
        return it;
    }

    TemplateVersion refuse(UUID template, String reason) {
        var it = waiting(template);
        if (reason.isBlank()) {
            throw new Refused(Refusal.input("reason", "document.template.reason"));
        }
        rows.refuse(template, reason.strip(), clock.instant());
        ledger.record(
                Act.of("document.template-refused", "template:" + template)
                        .at(institution().pos())
                        .because(reason.strip())
                        .to(Map.of("kind", it.kind(), "version", it.version())));
        return it;
    }

    /// What a paper issued today is printed with.
    @Transactional(readOnly = true)
    public Optional<TemplateVersion> inForce(UUID institution, DocumentKind kind, Locale locale) {
        return EditableText.of(kind).isEmpty()
                ? Optional.empty()
                : rows.inForce(institution, kind, lang(locale), LocalDate.now(clock));
    }

    /// What stands or is proposed, for a rehearsal.
    ///
    /// @param version null for what is in force
    /// @throws Absent if there is no such version
    Optional<TemplateVersion> asked(DocumentKind kind, String lang, @Nullable Integer version) {
        var institution = institution();
        if (version == null) {
            return rows.inForce(institution.id(), kind, lang, LocalDate.now(clock));
        }
        var found =
                rows.history(institution.id(), kind, lang).stream()
                        .filter(it -> it.version() == version)
                        .findFirst();
        if (found.isEmpty()) {
            throw new Absent("template");
        }
        return found;
    }

    /// The version something was printed with.
    Optional<TemplateVersion> get(@Nullable UUID template) {
        return template == null ? Optional.empty() : rows.find(template);
    }

    /// By key, as patterns of a message.
    static Map<String, String> patterns(DocumentKind kind, Optional<TemplateVersion> version) {
        var all = new LinkedHashMap<String, String>();
        for (var it : EditableText.of(kind)) {
            var text = version.map(one -> one.texts().get(it.key())).orElse(null);
            if (text != null) {
                all.put(it.key(), it.pattern(text));
            }
        }
        return all;
    }

    private static String lang(Locale locale) {
        return locale.getLanguage().equals("en") ? "en" : "zh-CN";
    }

    private String builtIn(EditableText it, String lang) {
        // without arguments the source hands the pattern out as it stands
        return it.named(messages.getMessage(it.key(), null, locale(lang)));
    }

    static Locale locale(String lang) {
        return lang.equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    static List<EditableText> editable(DocumentKind kind, String lang) {
        var texts = EditableText.of(kind, lang);
        if (texts.isEmpty()) {
            throw new Absent("template");
        }
        return texts;
    }

    private TemplateVersion waiting(UUID template) {
        var it =
                rows.lock(template)
                        .filter(found -> found.institutionId().equals(reached().id()))
                        .orElseThrow(() -> new Absent("template"));
        if (!it.state().equals("draft")) {
            throw new Refused(Refusal.conflict("document.template.decided"));
        }
        return it;
    }

    private static boolean own(TemplateVersion it) {
        var actor = Acting.now();
        return it.draftedBy() == null || it.draftedBy().equals(actor.account());
    }

    /// A post below the school reads its words and does not write them.
    private Unit reached() {
        var it = institution();
        var scope = Acting.now().scope();
        if (!scope.reaches(it.pos()) || !scope.reaches(it.posEnd())) {
            throw new Absent("unit");
        }
        return it;
    }

    /// The acting person's.
    Unit institution() {
        var actor = Acting.now();
        var unit = actor.unit() == null ? null : units.get(actor.unit()).institutionId();
        if (unit == null) {
            return units.institutions().stream()
                    .filter(it -> actor.scope().reaches(it.pos()))
                    .findFirst()
                    .orElseThrow(() -> new Absent("unit"));
        }
        return units.get(unit);
    }
}
