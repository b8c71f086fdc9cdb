package org.matricula.graduation.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.graduation.check.GraduateCampaigns;
import org.matricula.graduation.check.GraduateFacts;
import org.matricula.graduation.check.GraduateSheets;
import org.matricula.graduation.check.GraduateSheets.Graduate;
import org.matricula.graduation.register.RegisterContent.Stage;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.HandSignature;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 填写毕业生登记表: the graduate fills in, may save what is not finished, and signs when nothing is wrong
/// any more.
@Service
class FillRegister {

    private final GraduateCampaigns campaigns;
    private final GraduateSheets sheets;
    private final RegisterForms forms;
    private final RegisterRules rules;
    private final KnownItems known;
    private final GraduateFacts facts;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    FillRegister(
            GraduateCampaigns campaigns,
            GraduateSheets sheets,
            RegisterForms forms,
            RegisterRules rules,
            KnownItems known,
            GraduateFacts facts,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.sheets = sheets;
        this.forms = forms;
        this.rules = rules;
        this.known = known;
        this.facts = facts;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What the form begins with: what the register knows already.
    @Transactional
    RegisterContent begun(UUID campaign, UUID enrolment) {
        var kept = forms.find(enrolment).map(RegisterForms.Form::content).orElse(null);
        if (kept != null && !kept.items().isEmpty()) {
            return kept;
        }
        var it = facts.facts(enrolment);
        var items = new TreeMap<String, String>();
        known.of(enrolment).forEach((item, value) -> put(items, item, value));
        put(items, RegisterItem.ADDRESS, it.address());
        put(items, RegisterItem.PHONE, it.phone());
        var entered = it.enteredOn() == null ? "" : it.enteredOn().toString().substring(0, 7);
        return new RegisterContent(
                items,
                List.of(
                        new Stage("", "", "", "senior", ""),
                        new Stage(
                                entered, "", campaigns.get(campaign).institution(), "other", "")));
    }

    private static void put(Map<String, String> items, RegisterItem item, @Nullable String value) {
        if (value != null) {
            items.put(item.key(), value);
        }
    }

    /// Saves it, finished or not.
    ///
    /// @param version as it was read; 0 where nothing was filled in yet
    /// @return what is still wrong
    @Transactional
    List<Refusal> fill(UUID campaign, UUID enrolment, RegisterContent typed, int version) {
        var graduate = own(campaign, enrolment);
        var form = forms.lock(graduate);
        Refused.unlessEmpty(
                Refusal.all(
                        closed(graduate),
                        form.version() != version
                                        && !(version == 0 && form.content().items().isEmpty())
                                ? Refusal.conflict("register-form.changed")
                                : null));
        var content =
                typed.settled(
                                messages.getMessage(
                                        "graduation.form.none", null, Locale.SIMPLIFIED_CHINESE))
                        .knowing(known.of(enrolment));
        forms.fill(enrolment, content);
        ledger.record(
                Act.of("register-form.fill", "enrolment:" + enrolment).at(graduate.scopePos()));
        return faults(graduate, content);
    }

    /// @throws Refused naming every item that is wrong, or where it is not the graduate
    @Transactional
    void sign(UUID campaign, UUID enrolment, String picture, String strokes) {
        var graduate = own(campaign, enrolment);
        var form = forms.lock(graduate);
        var found =
                new ArrayList<>(
                        Refusal.all(
                                closed(graduate),
                                form.signed() ? Refusal.conflict("register-form.signed") : null));
        found.addAll(faults(graduate, form.content()));
        Refused.unlessEmpty(found);
        forms.sign(enrolment, HandSignature.of(picture, strokes).strokes(), clock.instant());
        ledger.record(
                Act.of("register-form.sign", "enrolment:" + enrolment).at(graduate.scopePos()));
    }

    /// What is wrong with a form as it stands.
    @Transactional
    List<Refusal> faults(Graduate graduate, RegisterContent content) {
        var all =
                new ArrayList<>(
                        rules.faults(
                                content,
                                facts.now(graduate.enrolmentId()),
                                campaigns.get(graduate.campaignId()).institution(),
                                known.absent(graduate.enrolmentId())));
        all.addAll(outdated(content, known.of(graduate.enrolmentId())));
        return all;
    }

    /// What the record says otherwise since: nobody signs under another content than is printed.
    private List<Refusal> outdated(RegisterContent content, Map<RegisterItem, String> record) {
        return record.entrySet().stream()
                .filter(it -> !content.get(it.getKey()).isBlank())
                .filter(it -> !content.get(it.getKey()).equals(it.getValue()))
                .map(it ->
                        Refusal.input(
                                it.getKey().key(),
                                "register-form.outdated",
                                messages.getMessage(
                                        it.getKey().label(),
                                        null,
                                        LocaleContextHolder.getLocale())))
                .toList();
    }

    /// Nobody fills in for another.
    private Graduate own(UUID campaign, UUID enrolment) {
        var it = sheets.lock(campaign, enrolment);
        Refused.unlessEmpty(
                Refusal.all(
                        Acting.now().holds("student")
                                        && Acting.now()
                                                .scope()
                                                .persons()
                                                .equals(List.of(it.personId()))
                                ? null
                                : Refusal.forbidden("graduate.themselves")));
        return it;
    }

    private @Nullable Refusal closed(Graduate it) {
        var campaign = campaigns.get(it.campaignId());
        return campaign.corrigibleOn(LocalDate.now(clock))
                ? null
                : Refusal.rule(
                        "graduate.closed",
                        campaign.checkFrom().toString(),
                        campaign.photoUntil().toString());
    }
}
