package org.matricula.graduation.photograph;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.graduation.check.GraduateCampaigns;
import org.matricula.graduation.check.GraduateInfoPolicies;
import org.matricula.graduation.photograph.GraduatePhotoRows.Named;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.personal.IdentityDocument;
import org.matricula.personal.Masks;
import org.matricula.policy.Policies;
import org.matricula.registry.AccountLinks;
import org.matricula.registry.Intake;
import org.matricula.registry.PhotoCheck;
import org.matricula.registry.PhotoProfile;
import org.matricula.registry.PhotoProfiles;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 导入毕业图像: a ZIP of what the crew collected, each picture named by student number or the whole
/// number of a document. Each answers for itself; what breaks the profile opens a ticket to take it
/// again, of two for one graduate neither is taken, and where a document is that of several
/// enrolments the picture waits for the student number.
@Service
class ImportGraduatePhotos {

    private static final int LONGEST_NUMBER = 20;
    private static final Pattern LEADING = Pattern.compile("^[0-9A-Za-z]+");

    private final GraduateCampaigns campaigns;
    private final GraduatePhotoRows photos;
    private final PhotoImports imports;
    private final PhotoTickets tickets;
    private final PhotoProfiles profiles;
    private final AccountLinks accounts;
    private final Policies policies;
    private final Notices notices;
    private final Files files;
    private final Vault vault;
    private final Ledger ledger;
    private final Clock clock;

    ImportGraduatePhotos(
            GraduateCampaigns campaigns,
            GraduatePhotoRows photos,
            PhotoImports imports,
            PhotoTickets tickets,
            PhotoProfiles profiles,
            AccountLinks accounts,
            Policies policies,
            Notices notices,
            Files files,
            Vault vault,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.photos = photos;
        this.imports = imports;
        this.tickets = tickets;
        this.profiles = profiles;
        this.accounts = accounts;
        this.policies = policies;
        this.notices = notices;
        this.files = files;
        this.vault = vault;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param vouched whether somebody has looked at the faces
    /// @return the import, with a line for each picture
    /// @throws Refused if it is no ZIP of pictures
    @Transactional
    UUID load(UUID campaignId, String fileName, byte[] zip, boolean vouched) {
        campaigns.lock(campaignId);
        var campaign = campaigns.get(campaignId);
        var archive = new PhotoArchive(zip);
        var names = archive.names();
        var matched = matched(campaignId, names);
        var profile = profiles.get(campaign.profileId());
        var today = LocalDate.now(clock);
        var days = policies.value(GraduateInfoPolicies.LOOK_AFTER, campaign.institutionId(), today);
        var shot = photos.shotOn(campaignId);
        // counted from the day of the photograph; what comes in later than that is open at once
        Function<UUID, LocalDate> lookFrom =
                enrolment -> {
                    var from = shot.getOrDefault(enrolment, today).plusDays(days);
                    return from.isBefore(today) ? today : from;
                };
        var pos = Math.max(campaign.pos(), Acting.now().scope().lo());
        var id = imports.begin(campaignId, pos, fileName, clock.instant());
        var seq = new AtomicInteger();
        var taken = new ArrayList<Named>();
        archive.each((name, content) -> {
            var at = seq.getAndIncrement();
            var whose = matched.get(at);
            var of = whose.size() == 1 ? whose.getFirst() : null;
            var outcome = whose.size() > 1 ? "faulty" : "nobody";
            List<Refusal> faults = whose.size() > 1 ? List.of(several(whose)) : List.of();
            if (of != null) {
                if (Collections.frequency(matched, whose) > 1) {
                    outcome = "twice";
                } else if ("confirmed".equals(of.state()) && !of.ticket()) {
                    outcome = "kept";
                } else {
                    faults =
                            keep(
                                    campaignId,
                                    id,
                                    of,
                                    content,
                                    profile,
                                    vouched,
                                    lookFrom.apply(of.enrolmentId()));
                    outcome = faults.isEmpty() ? "taken" : "faulty";
                }
                if (outcome.equals("taken")) {
                    taken.add(of);
                }
            }
            imports.line(id, at + 1, shown(name), of, pos, outcome, faults);
        });
        // where somebody has to look first, they are told once that was done
        (profile.byEye() ? List.<Named>of() : taken)
                .forEach(it ->
                        notices.tell(
                                accounts.parties(it.personId(), today),
                                "graduation.notice.photo",
                                "/own-graduation/" + campaignId + "/" + it.enrolmentId() + "/photo",
                                lookFrom.apply(it.enrolmentId())));
        ledger.record(
                Act.of("graduate.import", "graduate-campaign:" + campaignId)
                        .at(pos)
                        .to(
                                Map.of(
                                        "pictures", names.size(),
                                        "taken", taken.size(),
                                        "vouched", vouched)));
        return id;
    }

    private List<Refusal> keep(
            UUID campaign,
            UUID imported,
            Named of,
            byte[] content,
            PhotoProfile profile,
            boolean vouched,
            LocalDate lookFrom) {
        var faults = new ArrayList<>(PhotoCheck.check(content, profile, vouched));
        if (faults.isEmpty()) {
            try {
                var file =
                        files.store(
                                NewFile.of(
                                        of.scopePos(),
                                        of.personId(),
                                        "photo",
                                        of.studentNumber() + ".jpg",
                                        content));
                var photo =
                        photos.add(
                                campaign,
                                of,
                                file.id(),
                                imported,
                                clock.instant(),
                                lookFrom,
                                profile.byEye());
                tickets.answered(of.enrolmentId(), photo, clock.instant());
            } catch (Refused refused) {
                faults.addAll(refused.refusals());
            }
        }
        if (!faults.isEmpty() && of.state() == null) {
            tickets.open(campaign, of.enrolmentId(), "faulty", faults, null, clock.instant());
            notices.tell(
                    accounts.parties(of.personId(), LocalDate.now(clock)),
                    "graduation.notice.ticket",
                    "/own-graduation/" + campaign + "/" + of.enrolmentId() + "/photo");
        }
        return faults;
    }

    private static Refusal several(List<Named> whose) {
        return Refusal.rule(
                "graduation.photo-several",
                whose.stream().map(Named::studentNumber).collect(Collectors.joining("、")));
    }

    /// Whose each picture is, empty for nobody's: by student number, else by the digest of a
    /// document number, all at once; several where one person leaves from several enrolments.
    private List<List<Named>> matched(UUID campaign, List<String> names) {
        var byNumber = new HashMap<String, Named>();
        var byEnrolment = new HashMap<UUID, Named>();
        for (var it : photos.named(campaign)) {
            byNumber.put(it.studentNumber(), it);
            byEnrolment.put(it.enrolmentId(), it);
        }
        var digests = new HashMap<String, byte[]>();
        var wanted = new HashMap<String, List<String>>();
        for (var name : names) {
            var number = number(name);
            if (number.length() >= 7 && !byNumber.containsKey(number)) {
                for (var key : IdentityDocument.keysOf(number)) {
                    var digest = vault.digest(Intake.DOCUMENT_KEY, key);
                    var hex = HexFormat.of().formatHex(digest);
                    digests.put(hex, digest);
                    wanted.computeIfAbsent(number, n -> new ArrayList<>()).add(hex);
                }
            }
        }
        var found = new HashMap<String, List<Named>>();
        photos.documents(campaign, List.copyOf(digests.values()))
                .forEach(it ->
                        found.computeIfAbsent(
                                        HexFormat.of().formatHex(it.digest()),
                                        hex -> new ArrayList<>())
                                .add(byEnrolment.get(it.enrolmentId())));
        var all = new ArrayList<List<Named>>();
        for (var name : names) {
            var number = number(name);
            var of = byNumber.get(number);
            all.add(
                    of != null
                            ? List.of(of)
                            : wanted.getOrDefault(number, List.of()).stream()
                                    .flatMap(hex -> found.getOrDefault(hex, List.of()).stream())
                                    .distinct()
                                    .sorted(Comparator.comparing(Named::studentNumber))
                                    .toList());
        }
        return all;
    }

    /// What a file is named after: digits and letters before whatever else follows, such as a name.
    private static String number(String fileName) {
        var dot = fileName.lastIndexOf('.');
        var stem = (dot < 0 ? fileName : fileName.substring(0, dot)).strip();
        var leading = LEADING.matcher(stem);
        return leading.find() && leading.group().length() <= LONGEST_NUMBER ? leading.group() : "";
    }

    /// A document number stays private even where it fits no one.
    private static String shown(String fileName) {
        var number = number(fileName);
        return number.length() >= 15 ? Masks.document(number) : fileName;
    }
}
