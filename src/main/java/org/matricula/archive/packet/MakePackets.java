package org.matricula.archive.packet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.FileHealth;
import org.matricula.attachment.StoredFile;
import org.matricula.document.DetachedSignatures;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.job.Job;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes a package, each file streamed from the store into the ZIP.
@Service
class MakePackets implements Job {

    static final String NAME = "archive-package";

    private static final Logger LOG = LoggerFactory.getLogger(MakePackets.class);
    private static final Actor MAKER = Actor.system("archive-packages");

    private final PacketRows rows;
    private final PacketSettings settings;
    private final Documents documents;
    private final org.matricula.attachment.Files files;
    private final FileHealth health;
    private final DetachedSignatures signatures;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MakePackets(
            PacketRows rows,
            PacketSettings settings,
            Documents documents,
            org.matricula.attachment.Files files,
            FileHealth health,
            DetachedSignatures signatures,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.documents = documents;
        this.files = files;
        this.health = health;
        this.signatures = signatures;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    /// As the program, for it takes in what whoever asked may not open one by one; what they asked
    /// for was within their reach.
    @Override
    public void run(UUID id) {
        Acting.as(MAKER, () -> attempt(id));
    }

    private void attempt(UUID id) {
        try {
            transaction.executeWithoutResult(it -> rows.waiting(id).ifPresent(this::make));
        } catch (CannotCreateTransactionException away) {
            throw away;
        } catch (RuntimeException e) {
            LOG.error("the archive package {} was not made", id, e);
            transaction.executeWithoutResult(it -> rows.failed(id, clock.instant()));
        }
    }

    private void make(PacketRows.Waiting it) {
        var target = settings.file(it.id());
        var missing = new ArrayList<String>();
        try {
            Files.createDirectories(target.getParent());
            var part = target.resolveSibling(it.id() + ".part");
            var volumes = rows.volumes(it);
            Bag.Closed closed;
            try (var bag = new Bag(part, it.number())) {
                var history = new PreservationHistory();
                var listed = new ArrayList<FilesInPacket.Line>();
                for (var volume : volumes) {
                    listed.addAll(pack(bag, it, rows.volume(volume), history, missing));
                }
                history.event(
                        "packaging", clock.instant(), it.number() + " " + it.reason(), it.asker());
                bag.tag(FilesInPacket.PATH, FilesInPacket.json(listed, missing));
                bag.tag("metadata/events.xml", history.xml());
                closed = bag.seal(info(it), signed -> signatures.sign(it.institutionId(), signed));
            }
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            rows.made(it.id(), closed, volumes.size(), missing, clock.instant());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } finally {
            dropped(target.resolveSibling(it.id() + ".part"));
        }
    }

    /// What broke off is no copy to leave lying about.
    private static void dropped(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException stays) {
            LOG.warn("{} could not be removed", part, stays);
        }
    }

    private LinkedHashMap<String, String> info(PacketRows.Waiting it) {
        var info = new LinkedHashMap<String, String>();
        info.put("Source-Organization", it.institution());
        info.put("Organization-Identifier", it.code());
        info.put("External-Identifier", it.number());
        info.put("External-Description", it.name());
        info.put("Internal-Sender-Description", it.reason());
        info.put("Contact-Name", it.asker());
        info.put("Bagging-Date", LocalDate.now(clock).toString());
        info.put("Bag-Software-Agent", "Matricula");
        return info;
    }

    private List<FilesInPacket.Line> pack(
            Bag bag,
            PacketRows.Waiting packet,
            PacketRows.Kept volume,
            PreservationHistory history,
            List<String> missing)
            throws IOException {
        var folder = volume.number() + "/";
        history.event("accession", volume.filedAt(), volume.number(), volume.filer());
        var facts = bag.payload(folder + "facts.json", volume.facts());
        if (!facts.sha256().equals(volume.digest())) {
            missing.add(volume.number() + " facts.json altered");
        }
        bag.payload(folder + "volume.json", volume.description());
        var listed = new ArrayList<FilesInPacket.Line>();
        for (var file : of(packet, volume)) {
            var state = health.of(file);
            if (!state.equals("whole")) {
                missing.add(volume.number() + " " + file.name() + " " + state);
                continue;
            }
            var path = folder + "papers/%03d-%s".formatted(listed.size() + 1, file.name());
            var written = bag.payload(path, files.open(file.id()).stream());
            listed.add(FilesInPacket.Line.of(written, file, volume.number()));
        }
        history.event("fixity check", clock.instant(), volume.number(), MAKER.name());
        return listed;
    }

    /// What was issued about the student and still stands, and what was handed in or scanned and is
    /// still good, as far as it lies in this school.
    private List<StoredFile> of(PacketRows.Waiting packet, PacketRows.Kept volume) {
        var found = new ArrayList<StoredFile>();
        for (var it : documents.of(volume.enrolmentId())) {
            if (it.stands()) {
                found.add(files.get(printed(it)));
            }
        }
        files.of(volume.personId()).stream()
                .filter(StoredFile::current)
                .filter(it -> packet.lo() <= it.scopePos() && it.scopePos() <= packet.hi())
                .forEach(found::add);
        return found;
    }

    private UUID printed(Issued it) {
        @Nullable UUID file = it.fileId();
        if (file == null) {
            documents.press(it.id());
            file = documents.get(it.id()).fileId();
        }
        return Objects.requireNonNull(file);
    }
}
