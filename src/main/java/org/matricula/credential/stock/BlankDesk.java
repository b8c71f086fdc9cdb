package org.matricula.credential.stock;

import java.math.BigInteger;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 空白证书管理: from the box to the printer, and what became of each. Whoever takes the next ones waits
/// for whoever took before.
@Service
public class BlankDesk {

    /// A receipt as it is typed.
    ///
    /// @param digits width of the running part, zeros included
    public record Receipt(
            @Nullable UUID institution,
            String form,
            String prefix,
            int digits,
            long first,
            long last,
            int boxes,
            String note) {}

    static final List<String> FORMS =
            List.of("diploma", "completion", "incomplete", "degree", "school", "proof");
    private static final int MOST = 20_000;
    private static final int LONGEST = 200;
    private static final Pattern SERIAL = Pattern.compile("([A-Za-z0-9-]*?)([0-9]+)");

    private final BlankRows rows;
    private final BlankBook book;
    private final Clock clock;

    BlankDesk(BlankRows rows, BlankBook book, Clock clock) {
        this.rows = rows;
        this.book = book;
        this.clock = clock;
    }

    /// 入库.
    @Transactional
    public void receive(Receipt it) {
        var institution = book.institution(it.institution());
        var fits =
                it.digits() >= 1
                        && it.digits() <= 12
                        && it.first() >= 0
                        && it.last() >= it.first()
                        && it.last() - it.first() < MOST
                        && String.valueOf(it.last()).length() <= it.digits();
        Refused.unlessEmpty(
                Refusal.all(
                        known(it.form()),
                        it.note().strip().length() > LONGEST
                                ? Refusal.input("note", "blank.reason", LONGEST)
                                : null,
                        it.prefix().matches("[A-Za-z0-9-]{0,12}")
                                ? null
                                : Refusal.input("prefix", "blank.prefix"),
                        fits ? null : Refusal.input("last", "blank.range", MOST),
                        it.boxes() >= 1 && it.boxes() <= 1000
                                ? null
                                : Refusal.input("boxes", "blank.boxes")));
        rows.hold(institution.id(), it.form());
        var from = serial(it, it.first());
        var to = serial(it, it.last());
        var known = rows.known(institution.id(), it.form(), from, to);
        if (!known.isEmpty()) {
            throw new Refused(Refusal.conflict("blank.known", String.join(" ", known)));
        }
        var on = LocalDate.now(clock);
        var note = it.note().strip();
        rows.fill(
                rows.receipt(
                        institution.id(),
                        institution.pos(),
                        it.form(),
                        it.prefix(),
                        it.digits(),
                        it.first(),
                        it.last(),
                        it.boxes(),
                        note,
                        on));
        book.tell(
                institution.id(),
                institution.pos(),
                it.form(),
                "received",
                (int) (it.last() - it.first() + 1),
                from,
                to,
                Acting.now().name(),
                note);
    }

    /// 领用: the next so many go to whoever prints.
    @Transactional
    public void hand(@Nullable UUID unit, String form, int some, String holder) {
        var institution = book.institution(unit);
        Refused.unlessEmpty(
                Refusal.all(
                        known(form),
                        some < 1 || some > MOST ? Refusal.input("some", "blank.range", MOST) : null,
                        holder.isBlank() || holder.strip().length() > 60
                                ? Refusal.input("holder", "blank.holder")
                                : null));
        rows.hold(institution.id(), form);
        var next = rows.next(institution.id(), form, "stock", null, some);
        BlankBook.enough(next, some, form);
        rows.move(next, "printer", holder.strip(), null, null, LocalDate.now(clock));
        book.tell(institution, form, "handed", next, holder.strip(), "");
    }

    /// 交回: what was not used comes back to the cupboard.
    @Transactional
    public void back(@Nullable UUID unit, String form, String from, String to) {
        var institution = book.institution(unit);
        Refused.unlessEmpty(Refusal.all(known(form)));
        rows.hold(institution.id(), form);
        var some = between(institution, form, from, to, Set.of("printer"));
        rows.move(some, "stock", null, null, null, LocalDate.now(clock));
        book.tell(institution, form, "back", some, Acting.now().name(), "");
    }

    /// 作废: spoiled before anything was printed for anybody. It is kept until it is destroyed by
    /// list.
    @Transactional
    public void spoil(@Nullable UUID unit, String form, String from, String to, String reason) {
        end(unit, form, from, to, reason, "spoiled", Set.of("stock", "printer"));
    }

    /// 退回印制单位.
    @Transactional
    public void giveBack(@Nullable UUID unit, String form, String from, String to, String reason) {
        end(unit, form, from, to, reason, "returned", Set.of("stock"));
    }

    private void end(
            @Nullable UUID unit,
            String form,
            String from,
            String to,
            String reason,
            String as,
            Set<String> out) {
        var institution = book.institution(unit);
        Refused.unlessEmpty(Refusal.all(known(form)));
        because(reason);
        rows.hold(institution.id(), form);
        var some = between(institution, form, from, to, out);
        rows.move(some, as, null, reason.strip(), null, LocalDate.now(clock));
        book.tell(institution, form, as, some, Acting.now().name(), reason.strip());
    }

    /// 盘点: what was found in the cupboard, beside what the books say. It changes no blank: what is
    /// missing is spoiled or found, each with its reason.
    ///
    /// @return how many more were found than are on the books
    @Transactional
    public long count(@Nullable UUID unit, String form, int found, String note) {
        var institution = book.institution(unit);
        Refused.unlessEmpty(
                Refusal.all(
                        known(form),
                        found < 0 || found > 1_000_000
                                ? Refusal.input("found", "blank.found")
                                : null,
                        note.strip().length() > LONGEST
                                ? Refusal.input("note", "blank.reason", LONGEST)
                                : null));
        rows.hold(institution.id(), form);
        var booked = rows.count(institution.id(), form, "stock");
        if (booked != found && note.isBlank()) {
            throw new Refused(Refusal.rule("blank.differs", booked, found));
        }
        book.tell(
                institution.id(),
                institution.pos(),
                form,
                "counted",
                found,
                String.valueOf(booked),
                String.valueOf(found - booked),
                Acting.now().name(),
                note.strip());
        return found - booked;
    }

    private List<BlankRows.Held> between(
            Unit institution, String form, String from, String to, Set<String> states) {
        var last = to.isBlank() ? from.strip() : to.strip();
        var some = rows.between(institution.id(), form, from.strip(), last);
        var others =
                some.stream()
                        .filter(it -> !states.contains(it.state()))
                        .map(BlankRows.Held::serial)
                        .limit(5)
                        .toList();
        Refused.unlessEmpty(
                Refusal.all(
                        known(form),
                        some.isEmpty() ? Refusal.input("from", "blank.unknown", from) : null,
                        some.isEmpty() || named(from.strip(), last, some.size())
                                ? null
                                : Refusal.input("to", "blank.gap", from.strip(), last, some.size()),
                        others.isEmpty()
                                ? null
                                : Refusal.conflict("blank.not-there", String.join(" ", others))));
        return some;
    }

    /// Whether a range names as many as the books have of it: a digit too many, or another prefix,
    /// would take the whole cupboard with it.
    private static boolean named(String from, String last, int some) {
        var first = SERIAL.matcher(from);
        var end = SERIAL.matcher(last);
        return first.matches()
                && end.matches()
                && first.group(1).equals(end.group(1))
                && new BigInteger(end.group(2))
                        .subtract(new BigInteger(first.group(2)))
                        .equals(BigInteger.valueOf(some - 1L));
    }

    private static @Nullable Refusal known(String form) {
        return FORMS.contains(form) ? null : Refusal.input("form", "blank.form");
    }

    private static void because(String reason) {
        if (reason.isBlank() || reason.strip().length() > LONGEST) {
            throw new Refused(Refusal.input("reason", "blank.reason", LONGEST));
        }
    }

    private static String serial(Receipt it, long number) {
        return it.prefix() + ("%0" + it.digits() + "d").formatted(number);
    }
}
