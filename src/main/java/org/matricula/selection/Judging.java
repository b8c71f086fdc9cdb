package org.matricula.selection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.organisation.Unit;
import org.matricula.selection.RecordRows.Facts;
import org.matricula.selection.RecordRows.Judged;

/// Who fulfils the criteria and who is chosen: pure reckoning, nothing read and nothing written.
/// The same measure has the same place; where places are short, whoever shares the last one is out,
/// for the record alone cannot tell them apart.
record Judging(Scheme scheme, Map<UUID, BigDecimal> points, Map<Unit, Integer> quotas) {

    private record Cohort(UUID group, int entryYear) {}

    private record Placed(
            Facts facts, @Nullable BigDecimal measure, @Nullable Integer place, int size) {}

    List<Judged> of(List<Facts> all) {
        var placed = new ArrayList<Placed>();
        all.stream()
                .collect(Collectors.groupingBy(it -> new Cohort(it.group(), it.entryYear())))
                .values()
                .forEach(it -> placed.addAll(ranked(it)));
        var reasons = new HashMap<UUID, List<String>>();
        placed.forEach(it -> reasons.put(it.facts().enrolment(), against(it)));
        var fulfils =
                placed.stream()
                        .filter(it ->
                                reasons.getOrDefault(it.facts().enrolment(), List.of()).isEmpty())
                        .sorted(
                                Comparator.comparing(
                                        Placed::measure,
                                        Comparator.nullsLast(Comparator.reverseOrder())))
                        .toList();
        var chosen = chosen(fulfils);
        return placed.stream()
                .map(it -> {
                    var id = it.facts().enrolment();
                    var found = reasons.getOrDefault(id, List.of());
                    var in = chosen.contains(id);
                    return new Judged(
                            it.facts(),
                            it.measure(),
                            it.place(),
                            it.size(),
                            found.isEmpty(),
                            found.isEmpty() && !in ? List.of("places:") : found,
                            in);
                })
                .toList();
    }

    private List<Placed> ranked(List<Facts> cohort) {
        var sorted =
                cohort.stream()
                        .sorted(
                                Comparator.comparing(
                                        this::measure,
                                        Comparator.nullsLast(Comparator.reverseOrder())))
                        .toList();
        var size = (int) sorted.stream().filter(it -> measure(it) != null).count();
        var placed = new ArrayList<Placed>();
        BigDecimal before = null;
        var place = 0;
        for (var i = 0; i < sorted.size(); i++) {
            var measure = measure(sorted.get(i));
            if (measure == null) {
                placed.add(new Placed(sorted.get(i), null, null, size));
                continue;
            }
            if (before == null || measure.compareTo(before) != 0) {
                place = i + 1;
                before = measure;
            }
            placed.add(new Placed(sorted.get(i), measure, place, size));
        }
        return placed;
    }

    private @Nullable BigDecimal measure(Facts it) {
        return scheme.orderBy().equals("mean") ? it.mean() : points.get(it.enrolment());
    }

    private List<String> against(Placed it) {
        var found = new ArrayList<String>();
        var facts = it.facts();
        var measure = it.measure();
        var place = it.place();
        var asksMeasure = scheme.topPercent() != null || scheme.least() != null;
        if (measure == null && asksMeasure) {
            found.add("no-results:");
        }
        if (measure != null && scheme.least() != null && measure.compareTo(scheme.least()) < 0) {
            found.add("least:" + measure.toPlainString());
        }
        if (place != null
                && scheme.topPercent() != null
                && place * 100 > scheme.topPercent() * it.size()) {
            found.add("rank:" + place + "/" + it.size());
        }
        if (scheme.noFailed() && facts.failed() > 0) {
            found.add("failed:" + facts.failed());
        }
        if (scheme.noSanction() && facts.sanctioned()) {
            found.add("sanctioned:");
        }
        if (scheme.mostAbsent() != null && facts.absent() > scheme.mostAbsent()) {
            found.add("absent:" + facts.absent());
        }
        if (scheme.leastConduct() != null) {
            var conduct = facts.conduct();
            if (conduct == null) {
                found.add("no-conduct:");
            } else if (conduct.compareTo(BigDecimal.valueOf(scheme.leastConduct())) < 0) {
                found.add("conduct:" + conduct.toPlainString());
            }
        }
        if (!scheme.special().isEmpty()
                && Collections.disjoint(scheme.special(), facts.special())) {
            found.add("special:");
        }
        return found;
    }

    /// The best of each unit that has places, its places filled from the top.
    private Set<UUID> chosen(List<Placed> fulfils) {
        if (quotas.isEmpty()) {
            return fulfils.stream().map(it -> it.facts().enrolment()).collect(Collectors.toSet());
        }
        var chosen = new HashSet<UUID>();
        quotas.forEach((unit, places) -> {
            var here =
                    fulfils.stream()
                            .filter(it ->
                                    unit.pos() <= it.facts().scopePos()
                                            && it.facts().scopePos() <= unit.posEnd())
                            .toList();
            if (here.size() <= places) {
                here.forEach(it -> chosen.add(it.facts().enrolment()));
                return;
            }
            var first = here.get(places).measure();
            here.stream()
                    .limit(places)
                    .filter(it ->
                            first == null
                                    || it.measure() == null
                                    || it.measure().compareTo(first) != 0)
                    .forEach(it -> chosen.add(it.facts().enrolment()));
        });
        return chosen;
    }
}
