package org.matricula.governance.body;

import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;
import org.matricula.page.Line;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What the pages of the bodies show.
public interface BodyView {

    /// @param foundedBy the document that set it up, as words
    /// @param until first day it no longer is
    record Body(
            UUID id,
            UUID institutionId,
            String kind,
            String name,
            @Nullable String work,
            @Nullable String phone,
            @Nullable String room,
            @Nullable UUID superiorId,
            String foundedBy,
            @Nullable UUID documentId,
            LocalDate from,
            @Nullable LocalDate until) {}

    record Member(
            UUID id,
            UUID bodyId,
            @Nullable UUID accountId,
            String name,
            String duty,
            @Nullable String phone,
            LocalDate from,
            @Nullable LocalDate until) {}

    record Charge(
            UUID bodyId,
            @Nullable UUID memberId,
            @Nullable String member,
            String matter,
            LocalDate from) {}

    /// A body with its people and its share of the work.
    record Told(Body body, @Nullable String superior, List<Member> members, List<Charge> charges) {}

    /// A matter and whoever answers for it.
    ///
    /// @param kind of a case, or null for a matter of the registry's own
    /// @param state `owned` by a body, `named` at the unit, `general` where only the contact for
    ///   everything answers, `none`
    record Matter(
            String code,
            boolean process,
            String state,
            @Nullable String body,
            @Nullable String person,
            @Nullable String phone) {}

    record Post(String name, String role, @Nullable String unit) {}

    record Page(
            UUID institution,
            String institutionName,
            List<Choice> institutions,
            List<Told> bodies,
            List<Matter> matters,
            long gaps,
            List<Post> posts,
            List<Choice> documents,
            boolean may,
            LocalDate today,
            List<Line> lines) {}
}
