package org.matricula.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 附件: takes files in and gives them out. What a file is, its content says.
@Service
public class Files {

    /// 文书: papers of the school's own, which are read through their register and not as files.
    public static final String DOCUMENT = "document";

    private final FileRows rows;
    private final FileStore store;
    private final Judge judge;
    private final Ledger ledger;

    Files(FileRows rows, FileStore store, Judge judge, Ledger ledger) {
        this.rows = rows;
        this.store = store;
        this.judge = judge;
        this.ledger = ledger;
    }

    /// @throws Refused with the sentence to show, if the content is not what its kind allows
    @Transactional
    public StoredFile store(NewFile file) {
        var kind = rows.kind(file.kind());
        var judged = judge.judge(read(file, kind), kind);
        var digest = FileStore.digest(judged.bytes());
        store.keep(digest, judged.bytes());
        var name = FileNames.shown(file.name(), judged.extension());
        var id = rows.insert(file, name, judged, digest, Acting.now().account());
        ledger.record(
                Act.of("file.store", subject(id))
                        .at(file.scopePos())
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

    /// A person's files come along into the unit they are in now; those of another enrolment stay.
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(UUID person, long from, long to) {
        rows.follow(person, from, to);
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
