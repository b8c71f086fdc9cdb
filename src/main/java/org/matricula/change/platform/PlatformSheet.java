package org.matricula.change.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 退学申请表: the image of the signed and sealed form beside the application, and what the teaching
/// point has seen of it. Another image has to be looked at anew.
@Service
public class PlatformSheet {

    /// 图片需清晰、完整，表头朝上，不得歪七扭八、上下颠倒，不得出现多余影像; of the original; signed by the student, sealed by the
    /// point.
    public static final List<String> TICKS =
            List.of(
                    "clear",
                    "complete",
                    "upright",
                    "straight",
                    "nothing-else",
                    "original",
                    "signed",
                    "sealed");

    static final String KIND = "platform-form";
    private static final int LONGEST_NOTE = 200;
    private static final Set<String> EXAMINERS =
            Set.of("point-reviewer", "branch-reviewer", "province-reviewer", "registrar");
    private static final Set<String> KEEPERS =
            Set.of("student", "class-teacher", "counsellor", "registrar", "point-reviewer");

    /// @param alike whose images look the same
    /// @param missing the ticks that are still to be made
    public record Shown(
            PlatformImages.Head head,
            PlatformImages.@Nullable Image image,
            ImageProfile profile,
            List<PlatformImages.Tick> ticks,
            List<String> missing,
            List<String> alike,
            boolean mayKeep,
            boolean mayTick) {}

    private final PlatformImages images;
    private final Files files;
    private final Ledger ledger;

    PlatformSheet(PlatformImages images, Files files, Ledger ledger) {
        this.images = images;
        this.files = files;
        this.ledger = ledger;
    }

    /// @throws Absent if there is none within reach
    @Transactional(readOnly = true)
    public Shown show(UUID caseId) {
        var head = head(caseId);
        var profile = profile(head);
        var image = images.current(caseId).orElse(null);
        var ticks = image == null ? List.<PlatformImages.Tick>of() : images.ticks(image.id());
        return new Shown(
                head,
                image,
                profile,
                ticks,
                missing(ticks),
                image == null ? List.of() : images.alike(image, profile.mostAlike()),
                mayKeep(head),
                image != null && mayTick(head, image));
    }

    /// Takes in the image: turned upright, and refused if it is blank, blurred, too large or small,
    /// or somebody else's.
    @Transactional
    public void keep(UUID caseId, String name, InputStream content) {
        var head = head(caseId);
        if (!mayKeep(head)) {
            throw new Refused(Refusal.forbidden("platform.not-keeper"));
        }
        var file = files.store(new NewFile(head.scopePos(), head.person(), KIND, name, content));
        var look = ImageLook.of(bytes(file.id()));
        var whose = head.name();
        var all =
                new ArrayList<>(
                        profile(head)
                                .faults(
                                        whose,
                                        file.mediaType(),
                                        (int) file.size(),
                                        look.width(),
                                        look.height(),
                                        look.sharp()));
        if (look.blank()) {
            all.clear();
            all.add(Refusal.rule("platform.image-blank", whose));
        }
        images.same(caseId, look.pixels())
                .ifPresent(it -> all.add(Refusal.rule("platform.image-same", whose, it)));
        Refused.unlessEmpty(all.stream().map(it -> it.at("file")).toList());
        images.keep(head, file, look);
        ledger.record(
                Act.of("platform.image", "case:" + caseId)
                        .at(head.scopePos())
                        .inCase(caseId)
                        .to(
                                Map.of(
                                        "file",
                                        file.id().toString(),
                                        "size",
                                        look.width() + "x" + look.height())));
    }

    /// @param note why an image that looks like somebody else's is this student's all the same
    @Transactional
    public void tick(UUID caseId, UUID seen, List<String> ticks, String note) {
        var head = head(caseId);
        var image = images.current(caseId).orElse(null);
        var alike =
                image == null || !ticks.contains("original")
                        ? List.<String>of()
                        : images.alike(image, profile(head).mostAlike());
        Refused.unlessEmpty(
                Refusal.all(
                        mayTick(head, image) ? null : Refusal.forbidden("platform.not-examiner"),
                        image == null || !image.id().equals(seen)
                                ? Refusal.conflict("platform.image-other")
                                : null,
                        ticks.isEmpty() || !TICKS.containsAll(ticks)
                                ? Refusal.input("tick", "platform.tick")
                                : null,
                        alike.isEmpty() || !note.isBlank()
                                ? null
                                : Refusal.rule("platform.image-alike", String.join("、", alike))
                                        .at("note"),
                        note.length() > LONGEST_NOTE
                                ? Refusal.input("note", "platform.note", LONGEST_NOTE)
                                : null));
        var because = note.isBlank() ? null : note.strip();
        for (var it : new HashSet<>(ticks)) {
            images.tick(
                    head,
                    Objects.requireNonNull(image).id(),
                    it,
                    it.equals("original") ? because : null);
        }
        ledger.record(
                Act.of("platform.check", "case:" + caseId)
                        .at(head.scopePos())
                        .inCase(caseId)
                        .because(because)
                        .to(Map.of("ticks", List.copyOf(ticks))));
    }

    /// What keeps the form from going on: no image, or something of it nobody has confirmed.
    List<Refusal> unfinished(UUID caseId) {
        var image = images.current(caseId).orElse(null);
        if (image == null) {
            return List.of(Refusal.rule("platform.no-image"));
        }
        var missing = missing(images.ticks(image.id()));
        return Refusal.all(
                missing.contains("signed") ? Refusal.rule("platform.unsigned") : null,
                missing.contains("sealed") ? Refusal.rule("platform.unsealed") : null,
                missing.contains("original") ? Refusal.rule("platform.copy") : null,
                missing.stream().anyMatch(it -> TICKS.indexOf(it) < TICKS.indexOf("original"))
                        ? Refusal.rule("platform.unchecked")
                        : null);
    }

    private static List<String> missing(List<PlatformImages.Tick> ticks) {
        var there = ticks.stream().map(PlatformImages.Tick::tick).collect(Collectors.toSet());
        return TICKS.stream().filter(it -> !there.contains(it)).toList();
    }

    private ImageProfile profile(PlatformImages.Head of) {
        return images.profiles(of.institution()).getFirst();
    }

    private byte[] bytes(UUID file) {
        try (var in = files.open(file).stream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whoever applied, and those at the point; after the grant the point alone, for what came
    /// back.
    private static boolean mayKeep(PlatformImages.Head it) {
        var actor = Acting.now();
        return KEEPERS.contains(actor.role())
                && (it.underWay() || it.state().equals("effective") && !actor.holds("student"));
    }

    /// Never whoever applied or uploaded what is looked at.
    private static boolean mayTick(PlatformImages.Head it, PlatformImages.@Nullable Image image) {
        var account = Acting.now().account();
        return EXAMINERS.contains(Acting.now().role())
                && (it.underWay() || it.state().equals("effective"))
                && !Objects.equals(it.applicant(), account)
                && (image == null || account == null || !account.equals(image.keeperId()));
    }

    private PlatformImages.Head head(UUID caseId) {
        return images.head(caseId).orElseThrow(() -> new Absent("case"));
    }
}
