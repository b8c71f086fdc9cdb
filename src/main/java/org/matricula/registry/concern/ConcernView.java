package org.matricula.registry.concern;

import java.util.List;
import java.util.UUID;

/// What the page of a class shows.
///
/// @param students those somebody should look after, the most concerns first
/// @param size how many students there are altogether
/// @param below units to choose from instead, where there are too many to look at on one page
public record ConcernView(
        UUID unit,
        String name,
        List<Line> students,
        List<Sum> sums,
        int size,
        String only,
        List<Below> below) {

    public record Below(UUID unit, String name) {}

    /// @param kind message key `concern.<kind>`
    public record Matter(String kind, String figure) {}

    public record Line(
            String name, String number, String unit, String status, List<Matter> matters) {}

    /// How many students a kind of concern is about.
    public record Sum(String kind, long students) {}
}
