package org.matricula.registry.roster;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.registry.KeptView;
import org.matricula.registry.KeptViews;
import org.matricula.registry.StudentSelection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class ViewSelections implements KeptViews {

    private final KeepViews keep;
    private final Units units;

    ViewSelections(KeepViews keep, Units units) {
        this.keep = keep;
        this.units = units;
    }

    @Override
    public List<KeptView> all() {
        return keep.all().stream().map(it -> new KeptView(it.id(), it.name())).toList();
    }

    @Override
    public boolean usable(UUID view) {
        return keep.all().stream()
                .filter(it -> it.id().equals(view))
                .anyMatch(it -> asked(it.filters()).query(units).asOf() == null);
    }

    @Override
    public StudentSelection selection(UUID view) {
        var it = asked(keep.seen(view).filters()).query(units);
        if (it.asOf() != null) {
            throw new Refused(Refusal.input("view", "views.past"));
        }
        return new StudentSelection(
                it.lo(),
                it.hi(),
                it.statuses(),
                some(it.sex()),
                some(it.gradeLevel()),
                some(it.entryYear()),
                some(it.level()),
                it.registration());
    }

    private static Asked asked(String filters) {
        var named = new HashMap<String, String>();
        if (!filters.isEmpty()) {
            Arrays.stream(filters.split("&"))
                    .map(it -> it.split("=", 2))
                    .collect(
                            Collectors.groupingBy(
                                    it -> it[0],
                                    Collectors.mapping(
                                            it -> URLDecoder.decode(it[1], StandardCharsets.UTF_8),
                                            Collectors.joining(","))))
                    .forEach(named::put);
        }
        return Asked.of(named);
    }

    private static <T> List<T> some(@Nullable T one) {
        return Stream.ofNullable(one).toList();
    }
}
