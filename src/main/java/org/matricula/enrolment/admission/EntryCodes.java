package org.matricula.enrolment.admission;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.EnrolmentColumns;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 材料提交码: by which somebody admitted is known before they have an account. Twelve letters of
/// thirty-one, kept sealed, and found by their digest alone.
@Repository
@Transactional(readOnly = true)
public class EntryCodes {

    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int LENGTH = 12;
    private static final String PURPOSE = "entry-code";

    /// A code with the number and the name it is sent to.
    public record Given(@Nullable String candidateNumber, String name, String code) {}

    record Bare(UUID id, byte[] salt) {}

    record Row(@Nullable String candidateNumber, String name, byte[] salt, byte[] entryCode) {}

    private final JdbcClient sql;
    private final Vault vault;
    private final SecureRandom random = new SecureRandom();

    EntryCodes(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    public String fresh() {
        var code = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /// Gives one to everybody of a batch who is expected and has none.
    ///
    /// @return how many
    @Transactional
    public int give(UUID batch) {
        var without =
                sql.sql(
                                """
                                select c.id, c.salt from enrolment.candidate c
                                 where c.batch_id = :batch and c.entry_code is null
                                   and c.state in ('ADMITTED', 'REPORTED', 'REVIEWED')
                                 order by c.id for update
                                """)
                        .param("batch", batch)
                        .query(Bare.class)
                        .list();
        write(without, without.stream().map(it -> fresh()).toList());
        return without.size();
    }

    /// Those who had a code as applicants keep it.
    @Transactional
    public void keep(Map<UUID, String> codes) {
        var known =
                sql.sql("select c.id, c.salt from enrolment.candidate c where c.id = any (:ids)")
                        .param("ids", codes.keySet().toArray(UUID[]::new))
                        .query(Bare.class)
                        .list();
        write(known, known.stream().map(it -> codes.get(it.id())).toList());
    }

    public Optional<UUID> find(String code) {
        return sql.sql("select c.id from enrolment.candidate c where c.entry_code_digest = :digest")
                .param("digest", digest(code.strip().toUpperCase(Locale.ROOT)))
                .query(UUID.class)
                .optional();
    }

    /// Whoever of a batch has one, in the order of the list.
    public List<Given> of(UUID batch) {
        return sql
                .sql(
                        """
                        select c.candidate_number, c.name, c.salt, c.entry_code from enrolment.candidate c
                         where c.batch_id = :batch and c.entry_code is not null
                         order by c.scope_pos, c.pinyin, c.id
                        """)
                .param("batch", batch)
                .query(Row.class)
                .list()
                .stream()
                .map(it ->
                        new Given(
                                it.candidateNumber(),
                                it.name(),
                                String.valueOf(
                                        vault.open(
                                                EnrolmentColumns.ENTRY_CODE,
                                                it.entryCode(),
                                                it.salt()))))
                .toList();
    }

    private void write(List<Bare> people, List<String> codes) {
        var sealed = new ArrayList<byte[]>();
        for (var i = 0; i < people.size(); i++) {
            sealed.add(vault.seal(EnrolmentColumns.ENTRY_CODE, codes.get(i), people.get(i).salt()));
        }
        sql.sql(
                        """
                        update enrolment.candidate c
                           set entry_code = p.code, entry_code_digest = p.digest, version = c.version + 1
                          from unnest(cast(:ids as uuid[]), cast(:codes as bytea[]), cast(:digests as bytea[]))
                               as p (id, code, digest)
                         where c.id = p.id
                        """)
                .param("ids", people.stream().map(Bare::id).toArray(UUID[]::new))
                .param("codes", sealed.toArray(byte[][]::new))
                .param("digests", codes.stream().map(this::digest).toArray(byte[][]::new))
                .update();
    }

    private byte @Nullable [] digest(String code) {
        return vault.digest(PURPOSE, code);
    }
}
