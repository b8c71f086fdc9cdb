package org.matricula.enrolment.admission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.AdmissionState;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.personal.IdentityDocument;
import org.matricula.registry.Intake;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 录取名单: read page by page, found by what is typed or scanned, locked before it is changed.
@Repository
@Transactional(readOnly = true)
public class Candidates {

    private static final String END = "\udbff\udfff";
    private static final int FEWEST_DIGITS = 6;

    private static final String SELECT =
            """
            select c.id, c.batch_id, c.scope_pos, c.person_id, c.unit_id, u.name as unit, c.class_id,
                   k.name as class_name, c.candidate_number, c.notice_number, c.name, c.pinyin, c.sex, c.birth_on,
                   c.salt, c.document_type, c.document_number, c.document_override, c.phone, c.home_address,
                   c.guardian_name, c.guardian_relation, c.guardian_phone, c.ethnicity, c.political_status,
                   c.previous_school, c.admission, c.boarding, c.registry_number, c.score, c.subject_track,
                   c.admission_tier, c.origin, c.state, c.state_on,
                   c.deferred_until, c.fee, c.enrolment_id, e.student_number, c.entered_by, c.photo_id,
                   c.dorm_building, c.dorm_room
              from enrolment.candidate c
              join organisation.unit u on u.id = c.unit_id
              left join organisation.unit k on k.id = c.class_id
              left join registry.enrolment e on e.id = c.enrolment_id
            """;

    private final JdbcClient sql;
    private final Vault vault;

    Candidates(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    public Candidate get(UUID id) {
        return find(id).orElseThrow(() -> new Absent("candidate"));
    }

    Optional<Candidate> find(UUID id) {
        return sql.sql(SELECT + " where c.id = :id")
                .param("id", id)
                .query(Candidate.class)
                .optional();
    }

    /// Locks them in one order, then reads them: whoever else is at one of them waits.
    ///
    /// @throws Absent if one of them is beyond reach
    @Transactional
    public List<Candidate> lock(List<UUID> ids) {
        var wanted = ids.stream().distinct().toList();
        if (wanted.isEmpty()) {
            throw new Refused(Refusal.input("id", "candidate.nobody"));
        }
        sql.sql(
                        "select c.id from enrolment.candidate c where c.id = any (:ids) order by"
                                + " c.id for update")
                .param("ids", wanted.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        var found =
                sql.sql(SELECT + " where c.id = any (:ids) order by c.scope_pos, c.pinyin, c.id")
                        .param("ids", wanted.toArray(UUID[]::new))
                        .query(Candidate.class)
                        .list();
        if (found.size() != wanted.size()) {
            throw new Absent("candidate");
        }
        return found;
    }

    /// @param unit those of one target unit alone, null for all
    public List<UUID> standing(UUID batch, AdmissionState state, @Nullable UUID unit, int most) {
        return sql.sql(
                        """
                        select c.id from enrolment.candidate c
                         where c.batch_id = :batch and c.state = :state
                           and (cast(:unit as uuid) is null or c.unit_id = :unit)
                         order by c.scope_pos, c.pinyin, c.id limit :most
                        """)
                .param("batch", batch)
                .param("state", state.name())
                .param("unit", unit)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /// One page of a batch, in the tree's order.
    Slice<Candidate> page(
            UUID batch,
            @Nullable AdmissionState state,
            @Nullable String words,
            @Nullable String cursor,
            int limit) {
        var params = new HashMap<String, Object>();
        var where = new ArrayList<String>(List.of("c.batch_id = :batch"));
        params.put("batch", batch);
        params.put("limit", limit + 1);
        if (state != null) {
            where.add("c.state = :state");
            params.put("state", state.name());
        }
        if (words != null && !words.isBlank()) {
            where.add("(" + typed(words.strip(), params) + ")");
        }
        if (cursor != null) {
            var from = Cursor.read(cursor, 2);
            where.add("(c.scope_pos, c.id) > (:pos, :last)");
            params.put("pos", Long.valueOf(from.get(0)));
            params.put("last", UUID.fromString(from.get(1)));
        }
        var rows =
                sql.sql(
                                SELECT
                                        + " where "
                                        + String.join(" and ", where)
                                        + " order by c.scope_pos, c.id limit :limit")
                        .params(params)
                        .query(Candidate.class)
                        .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.scopePos(), it.id()));
    }

    /// 报到窗口检索: by candidate or notice number, name, pinyin, initials or the whole identity number,
    /// in the batches whose window is near.
    public List<Candidate> seek(String words, LocalDate today, int most) {
        var params = new HashMap<String, Object>();
        params.put("today", today);
        params.put("most", most);
        return sql.sql(
                        SELECT
                                + """
                                join enrolment.batch b on b.id = c.batch_id
                                where b.opens_on - 60 <= :today and b.closes_on + 180 >= :today and (%s)
                                order by c.state <> 'ADMITTED', c.pinyin, c.id limit :most
                                """
                                        .formatted(typed(words.strip(), params)))
                .params(params)
                .query(Candidate.class)
                .list();
    }

    /// Ranges and equalities alone, so that row-level security keeps the indexes.
    private String typed(String words, HashMap<String, Object> params) {
        // the letter of a number that is scanned begins no name
        var digits = words.codePoints().filter(Character::isDigit).count();
        var letters = digits > 0 ? "" : words.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        var either =
                new ArrayList<>(
                        List.of(
                                "c.candidate_number = :words",
                                "c.notice_number = :words",
                                "c.name >= :words and c.name < :wordsEnd"));
        params.put("words", words);
        params.put("wordsEnd", words + END);
        if (!letters.isEmpty()) {
            either.add("c.pinyin >= :letters and c.pinyin < :lettersEnd");
            either.add("c.initials >= :letters and c.initials < :lettersEnd");
            params.put("letters", letters);
            params.put("lettersEnd", letters + END);
        }
        if (digits >= FEWEST_DIGITS) {
            either.add("c.document_digest in (:digests)");
            params.put(
                    "digests",
                    IdentityDocument.keysOf(words).stream()
                            .map(it -> vault.digest(Intake.DOCUMENT_KEY, it))
                            .toList());
        }
        return either.stream()
                .map(it -> "(" + it + ")")
                .collect(java.util.stream.Collectors.joining(" or "));
    }
}
