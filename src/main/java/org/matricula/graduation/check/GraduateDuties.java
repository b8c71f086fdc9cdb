package org.matricula.graduation.check;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.springframework.stereotype.Component;

/// When the check of graduates' information and their photographing begin and end, and for how many
/// something is left.
@Component
class GraduateDuties implements DutySource {

    private final GraduateCampaigns campaigns;

    GraduateDuties(GraduateCampaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        return campaigns.all().stream()
                .flatMap(it -> {
                    var left = it.graduates() - it.checked();
                    var photos = it.graduates() - it.photos();
                    var check = "/graduate-checks/" + it.id();
                    var photo = "/graduate-photos/" + it.id();
                    return Stream.of(
                            new Duty(it.checkFrom(), "graduate-check-opens", it.name(), 0, check),
                            new Duty(
                                    it.checkUntil(),
                                    "graduate-check-closes",
                                    it.name(),
                                    left,
                                    check),
                            new Duty(it.photoFrom(), "graduate-photo-opens", it.name(), 0, photo),
                            new Duty(
                                    it.photoUntil(),
                                    "graduate-photo-closes",
                                    it.name(),
                                    photos,
                                    photo));
                })
                .filter(it -> !it.on().isBefore(from) && it.on().isBefore(until))
                .toList();
    }
}
