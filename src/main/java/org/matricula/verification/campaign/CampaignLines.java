package org.matricula.verification.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.personal.Masks;
import org.matricula.registry.Intake;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who is on a campaign's list, with what of their record is shown to be confirmed and compared:
/// numbers and addresses masked.
@Repository
@Transactional(readOnly = true)
public class CampaignLines {

    /// @param documentNumber masked, as `registryNumber`, `phone` and `address`
    public record Line(
            UUID campaignId,
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            String institution,
            String unit,
            String studentNumber,
            @Nullable String registryNumber,
            String name,
            String sex,
            @Nullable LocalDate birthOn,
            @Nullable String ethnicity,
            @Nullable String documentNumber,
            @Nullable String phone,
            @Nullable String address,
            @Nullable String guardian,
            @Nullable String boarding,
            LocalDate entryOn,
            boolean photo,
            String status,
            @Nullable Boolean confirmed,
            @Nullable String confirmer,
            @Nullable Boolean compared,
            @Nullable String comparer,
            long findings) {}

    record Row(
            UUID campaignId,
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            String institution,
            String unit,
            String studentNumber,
            byte @Nullable [] registryNumber,
            String name,
            String sex,
            @Nullable LocalDate birthOn,
            @Nullable String ethnicity,
            byte[] salt,
            byte @Nullable [] documentNumber,
            byte @Nullable [] phone,
            byte @Nullable [] address,
            @Nullable String guardian,
            @Nullable String boarding,
            LocalDate entryOn,
            boolean photo,
            String status,
            @Nullable Boolean confirmed,
            @Nullable String confirmer,
            @Nullable Boolean compared,
            @Nullable String comparer,
            long findings,
            boolean atHome) {}

    private static final String SELECT =
            """
            select x.campaign_id, x.enrolment_id, x.person_id, x.scope_pos, i.name as institution, u.name as unit,
                   s.student_number, e.registry_number, s.name, s.sex, s.birth_on, s.ethnicity, p.salt, p.document_number,
                   p.phone, coalesce(p.home_address, p.household_address) as address,
                   (select g.name from registry.guardian g where g.person_id = p.id and g.custody
                     order by g.seq limit 1) as guardian,
                   e.boarding, e.entry_on, p.photo_id is not null as photo, s.status, x.confirmed, x.confirmer,
                   x.compared, x.comparer,
                   (select count(*) from verification.finding f
                     where f.campaign_id = x.campaign_id and f.enrolment_id = x.enrolment_id
                       and f.state in ('open', 'waiving')) as findings,
                   (p.home_address is not null) as at_home
              from verification.line x
              join registry.student s on s.enrolment_id = x.enrolment_id
              join registry.enrolment e on e.id = x.enrolment_id
              join registry.person p on p.id = x.person_id
              join organisation.unit u on u.id = s.unit_id
              join organisation.unit i on i.id = s.institution_id
            """;

    private final JdbcClient sql;
    private final Vault vault;

    CampaignLines(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    /// A class by student number.
    List<Line> ofClass(UUID campaign, UUID unit) {
        return sql
                .sql(
                        SELECT
                                + " where x.campaign_id = :campaign and s.unit_id = :unit"
                                + " order by s.student_number, s.name")
                .param("campaign", campaign)
                .param("unit", unit)
                .query(Row.class)
                .stream()
                .map(this::masked)
                .toList();
    }

    /// @throws Absent if they are not on the list, or out of reach
    Line get(UUID campaign, UUID enrolment) {
        return find(campaign, enrolment).orElseThrow(() -> new Absent("line"));
    }

    /// Locked until the transaction ends, then read.
    @Transactional(propagation = Propagation.MANDATORY)
    Line lock(UUID campaign, UUID enrolment) {
        sql.sql(
                        "select enrolment_id from verification.line where campaign_id = :campaign and enrolment_id = :enrolment for update")
                .param("campaign", campaign)
                .param("enrolment", enrolment)
                .query(UUID.class)
                .optional();
        return get(campaign, enrolment);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void confirm(UUID campaign, UUID enrolment, boolean right, Instant at) {
        sql.sql(
                        """
                        update verification.line set confirmed = :right, confirmer = :name, confirmed_at = :at
                         where campaign_id = :campaign and enrolment_id = :enrolment
                        """)
                .param("right", right)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("campaign", campaign)
                .param("enrolment", enrolment)
                .update();
    }

    /// @return those of them that are on the list of this class
    @Transactional(propagation = Propagation.MANDATORY)
    List<UUID> compare(
            UUID campaign, long position, List<UUID> enrolments, boolean right, Instant at) {
        return sql.sql(
                        """
                        update verification.line set compared = :right, comparer = :name, compared_at = :at
                         where campaign_id = :campaign and scope_pos = :pos and enrolment_id = any (:enrolments)
                         returning enrolment_id
                        """)
                .param("right", right)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("campaign", campaign)
                .param("pos", position)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    private Optional<Line> find(UUID campaign, UUID enrolment) {
        return sql.sql(SELECT + " where x.campaign_id = :campaign and x.enrolment_id = :enrolment")
                .param("campaign", campaign)
                .param("enrolment", enrolment)
                .query(Row.class)
                .optional()
                .map(this::masked);
    }

    private Line masked(Row it) {
        var document = vault.open(Intake.DOCUMENT, it.documentNumber(), it.salt());
        var registry = vault.open(Intake.REGISTRY_NUMBER, it.registryNumber(), it.salt());
        var phone = vault.open(Intake.PHONE, it.phone(), it.salt());
        return new Line(
                it.campaignId(),
                it.enrolmentId(),
                it.personId(),
                it.scopePos(),
                it.institution(),
                it.unit(),
                it.studentNumber(),
                registry == null ? null : Masks.registryNumber(registry),
                it.name(),
                it.sex(),
                it.birthOn(),
                it.ethnicity(),
                document == null ? null : Masks.document(document),
                phone == null ? null : Masks.phone(phone),
                address(it),
                it.guardian(),
                it.boarding(),
                it.entryOn(),
                it.photo(),
                it.status(),
                it.confirmed(),
                it.confirmer(),
                it.compared(),
                it.comparer(),
                it.findings());
    }

    private @Nullable String address(Row it) {
        if (it.address() == null) {
            return null;
        }
        var field = it.atHome() ? Intake.HOME_ADDRESS : Intake.HOUSEHOLD_ADDRESS;
        return Masks.address(String.valueOf(vault.open(field, it.address(), it.salt())));
    }
}
