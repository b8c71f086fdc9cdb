package org.matricula.change.platform;

import java.time.LocalDate;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The day by which batches of the last term are reported: of the points within reach that packed
/// any and have not. What is late stays in its place.
@Component
class PlatformDuties implements DutySource {

    private final ReportPlatform reports;
    private final Units units;

    PlatformDuties(ReportPlatform reports, Units units) {
        this.reports = reports;
        this.units = units;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var own = Acting.now().unit();
        if (own == null
                || !Acting.now()
                        .holds(
                                "registrar",
                                "point-reviewer",
                                "branch-reviewer",
                                "province-reviewer")) {
            return List.of();
        }
        var unit = units.find(own).filter(it -> "open".equals(it.education())).orElse(null);
        if (unit == null) {
            return List.of();
        }
        var period = reports.period(unit).orElse(null);
        if (period == null || period.dueOn().isBefore(from) || !period.dueOn().isBefore(until)) {
            return List.of();
        }
        var silent = reports.owed(unit).stream().filter(it -> it.reportId() == null).count();
        return silent == 0
                ? List.of()
                : List.of(
                        new Duty(
                                period.dueOn(),
                                "platform-report",
                                period.term(),
                                silent,
                                "/platform-reports"));
    }
}
