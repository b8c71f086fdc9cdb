package org.matricula.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// 附件: takes files in and gives them out. What a file is, its content says.
@Service
public class Files {

    /// 文书: papers of the school's own, which are read through their register and not as files.
    public static final String DOCUMENT = "document";

    private final FileRows rows;
    private final FileStore store;
    private final Judge judge;
    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate anew;

    Files(
            FileRows rows,
            FileStore store,
            Judge judge,
            Ledger ledger,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.store = store;
        this.judge = judge;
        this.ledger = ledger;
        this.clock = clock;
        this.anew = new TransactionTemplate(transactions);
        anew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// @throws Refused with the sentence to show, if the content is not what its kind allows
    @Transactional
    public StoredFile store(NewFile file) {
        return store(file, null);
    }

    /// The new file stands in the old one's place; the old one is kept.
    ///
    /// @throws Refused if the old one is no longer good, or somebody else was faster
    @Transactional
    public StoredFile replace(UUID old, NewFile file) {
        if (!get(old).current()) {
            throw new Refused(Refusal.conflict("file.not-current"));
        }
        try {
            return store(file, old);
        } catch (DuplicateKeyException somebodyElse) {
            throw new Refused(Refusal.conflict("file.not-current"));
        }
    }

    private StoredFile store(NewFile file, @Nullable UUID replaces) {
        var kind = rows.kind(file.kind());
        var judged = judge.judge(read(file, kind), kind);
        var digest = FileStore.digest(judged.bytes());
        rows.queueAt(digest);
        store.keep(digest, judged.bytes());
        var name = FileNames.shown(file.name(), judged.extension());
        var id = rows.insert(file, name, judged, digest, Acting.now().account(), replaces);
        ledger.record(
                Act.of(replaces == null ? "file.store" : "file.replace", subject(id))
                        .at(file.scopePos())
                        .from(replaces == null ? null : Map.of("file", replaces.toString()))
                        .to(
                                Map.of(
                                        "kind", file.kind(),
                                        "mediaType", judged.mediaType(),
                                        "size", judged.bytes().length,
                                        "digest", HexFormat.of().formatHex(digest))));
        return rows.find(id).orElseThrow();
    }

    /// Reading a person's file is an act of its own: it stands in the ledger (未成年人网络保护条例 第三十六条 asks
    /// for it where the person is a minor; we do it for everybody).
    ///
    /// @throws Absent if there is none, or it is beyond the acting person's reach
    @Transactional
    public Content open(UUID id) {
        var file = get(id);
        if (!store.holds(file.digest())) {
            throw new Absent("file " + id);
        }
        if (file.personId() != null) {
            ledger.record(
                    Act.of("file.read", subject(id))
                            .at(file.scopePos())
                            .to(Map.of("kind", file.kind(), "person", file.personId().toString())));
        }
        return new Content(file, store.path(file.digest()));
    }

    /// What is known of a file, without looking into it.
    @Transactional(readOnly = true)
    public StoredFile get(UUID id) {
        return rows.find(id).orElseThrow(() -> new Absent("file " + id));
    }

    /// A person's files as they were handed in, the newest first.
    @Transactional(readOnly = true)
    public List<StoredFile> of(UUID person) {
        return rows.of(person);
    }

    /// 作废: marks a file as no longer good. It stays, with who struck it out and why.
    ///
    /// @throws Refused if it was struck out or replaced already
    @Transactional
    public void strike(UUID id, String why) {
        var file = get(id);
        if (!rows.strike(id, clock.instant(), Acting.now().name(), why)) {
            throw new Refused(Refusal.conflict("file.not-current"));
        }
        ledger.record(
                Act.of("file.strike", subject(id))
                        .at(file.scopePos())
                        .because(why)
                        .from(Map.of("kind", file.kind(), "name", file.name())));
    }

    /// 删除: strikes a file out and removes its content, where nobody else handed in the same. Only
    /// for what never became part of a record (个人信息保护法 第四十七条).
    @Transactional
    public void discard(UUID id, String why) {
        var file = get(id);
        rows.queueAt(file.digest());
        rows.discard(id, clock.instant(), Acting.now().name(), why);
        afterwards(() -> {
            rows.queueAt(file.digest());
            if (!rows.keptElsewhere(id, file.digest())) {
                store.remove(file.digest());
            }
        });
        ledger.record(
                Act.of("file.discard", subject(id))
                        .at(file.scopePos())
                        .because(why)
                        .from(Map.of("kind", file.kind(), "size", file.size())));
    }

    /// Bytes cannot be brought back: they go once nothing takes back the row that said so, and
    /// unless somebody has handed in the same meanwhile.
    private void afterwards(Runnable removal) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        anew.executeWithoutResult(_ -> removal.run());
                    }
                });
    }

    /// The kinds there are, in the order in which they are offered.
    @Transactional(readOnly = true)
    public List<PaperKind> kinds() {
        return rows.kinds();
    }

    /// From where to where in the tree a person goes.
    public record Move(UUID person, long from, long to) {}

    /// Persons' files at one place in the tree follow them to another.
    @Transactional(propagation = Propagation.MANDATORY)
    public void place(List<Move> moves) {
        rows.place(moves);
    }

    /// Files that belong to another person from now on.
    @Transactional(propagation = Propagation.MANDATORY)
    public void hand(List<UUID> files, UUID person) {
        rows.hand(files, person);
    }

    private static byte[] read(NewFile file, FileKind kind) {
        try (var in = file.content()) {
            var bytes = in.readNBytes((int) kind.mostBytes() + 1);
            if (bytes.length > kind.mostBytes()) {
                throw new Refused(Judge.tooLarge(kind));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String subject(UUID id) {
        return "file:" + id;
    }
}
