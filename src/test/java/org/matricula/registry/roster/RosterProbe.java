package org.matricula.registry.roster;

import java.util.List;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.springframework.context.ApplicationContext;

/// The program's own search, for the benchmark: asks as somebody who reaches one school.
public record RosterProbe(ApplicationContext program, Scope scope) {

    /// What one page shows, and where the next begins.
    public record Page(List<String> numbers, String next) {}

    public Page page(String words, String cursor) {
        var slice =
                Acting.call(
                        Actor.system("bench").within(scope),
                        () ->
                                program.getBean(Roster.class)
                                        .find(
                                                StudentQuery.everyone()
                                                        .find(words)
                                                        .page(cursor, 50)));
        return new Page(
                slice.items().stream().map(StudentRow::studentNumber).toList(), slice.next());
    }

    /// A cursor as the list itself would give it, in the middle of a school of so many.
    public static String cursorAt(long scopePos, String number, String enrolment) {
        return org.matricula.kernel.Cursor.of(0, "%019d%s".formatted(scopePos, number), enrolment);
    }
}
