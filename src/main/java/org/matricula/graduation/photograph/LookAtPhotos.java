package org.matricula.graduation.photograph;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.graduation.check.GraduateCampaigns;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.registry.AccountLinks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 人工看审: somebody looks at each picture for what no measure of pixels tells: whether the face is
/// stretched, can be made out, and is the graduate's. One that is not good is taken again; until a
/// picture was looked at, its graduate cannot confirm it and no certificate bears it.
@Service
class LookAtPhotos {

    static final List<String> VERDICTS = List.of("good", "deformed", "unclear", "wrong-person");

    private final GraduateCampaigns campaigns;
    private final LookedPhotos photos;
    private final PhotoTickets tickets;
    private final AccountLinks accounts;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    LookAtPhotos(
            GraduateCampaigns campaigns,
            LookedPhotos photos,
            PhotoTickets tickets,
            AccountLinks accounts,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.photos = photos;
        this.tickets = tickets;
        this.accounts = accounts;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<LookedPhotos.Waiting> waiting(UUID campaign, int most) {
        campaigns.get(campaign);
        return photos.waiting(campaign, most);
    }

    @Transactional(readOnly = true)
    int count(UUID campaign) {
        return photos.count(campaign);
    }

    /// @param verdicts what was seen, by photograph
    /// @return how many were good
    /// @throws Refused where nothing was chosen, or somebody was faster with one of them
    @Transactional
    int look(UUID campaign, Map<UUID, String> verdicts) {
        campaigns.get(campaign);
        Refused.unlessEmpty(
                Refusal.all(
                        verdicts.isEmpty()
                                ? Refusal.input("verdict", "graduate.look-verdict")
                                : null,
                        VERDICTS.containsAll(verdicts.values())
                                ? null
                                : Refusal.input("verdict", "graduate.look-verdict")));
        var held = photos.locked(campaign, verdicts.keySet());
        if (held.size() != verdicts.size()) {
            throw new Refused(
                    Refusal.conflict("graduate.looked-at", verdicts.size() - held.size()));
        }
        var good = 0;
        for (var it : held) {
            var verdict = verdicts.get(it.id());
            if (verdict.equals("good")) {
                good++;
                good(campaign, it);
            } else {
                again(campaign, it, verdict);
            }
            ledger.record(
                    Act.of("graduate.photo-look", "enrolment:" + it.enrolmentId())
                            .at(it.scopePos())
                            .to(Map.of("file", it.fileId().toString(), "verdict", verdict)));
        }
        return good;
    }

    private void good(UUID campaign, LookedPhotos.Waiting it) {
        photos.looked(it.id(), "good", "shown", clock.instant());
        notices.tell(
                accounts.parties(it.personId(), LocalDate.now(clock)),
                "graduation.notice.photo",
                page(campaign, it),
                it.lookFrom());
    }

    private void again(UUID campaign, LookedPhotos.Waiting it, String verdict) {
        photos.looked(it.id(), verdict, "rejected", clock.instant());
        tickets.open(
                campaign,
                it.enrolmentId(),
                "faulty",
                List.of(Refusal.rule("photo." + verdict)),
                null,
                clock.instant());
        notices.tell(
                accounts.parties(it.personId(), LocalDate.now(clock)),
                "graduation.notice.ticket",
                page(campaign, it));
    }

    private static String page(UUID campaign, LookedPhotos.Waiting it) {
        return "/own-graduation/" + campaign + "/" + it.enrolmentId() + "/photo";
    }
}
