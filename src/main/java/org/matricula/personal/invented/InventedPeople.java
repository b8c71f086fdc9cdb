package org.matricula.personal.invented;

import static org.matricula.personal.invented.NamePool.given;
import static org.matricula.personal.invented.NamePool.name;
import static org.matricula.personal.invented.NamePool.relative;
import static org.matricula.personal.invented.NamePool.surname;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.matricula.personal.ResidentId;
import org.matricula.personal.invented.InventedPerson.Guardian;
import org.matricula.personal.invented.Places.Place;

/// An endless-looking crowd of believable people, born within a span of days: the same seed and
/// span give the same people. Each has a place by its index, so several threads may each take their
/// share.
///
/// No two of a crowd have the same identity or telephone number. Crowds whose spans of birth do not
/// overlap share no identity number either, so take one a year of birth and deal it out to the
/// schools. A year has room for some `365 * 69 * 999` people.
///
/// Divisions exist, for checks against the code table must pass; the telephone numbers begin with
/// 160, which as far as known is given to no operator.
public final class InventedPeople {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int SEQUENCES = 999;

    /// Telephone numbers: three digits that stay, eight that count.
    private static final long PHONES = 100_000_000L;

    private static final long GUARDIANS = 2;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String TIBETAN = "04";

    private final long seed;
    private final LocalDate bornFrom;
    private final long days;
    private final long room;
    private final int halfBits;

    /// @param bornUntil the day after the last day of birth
    public InventedPeople(long seed, LocalDate bornFrom, LocalDate bornUntil) {
        this.seed = seed;
        this.bornFrom = bornFrom;
        this.days = ChronoUnit.DAYS.between(bornFrom, bornUntil);
        if (days < 1) {
            throw new IllegalArgumentException(
                    "no day of birth between " + bornFrom + " and " + bornUntil);
        }
        this.room = days * Places.ALL.size() * SEQUENCES;
        this.halfBits = (Long.SIZE - Long.numberOfLeadingZeros(room) + 1) / 2;
    }

    /// How many there are before numbers repeat.
    public long size() {
        return Math.min(room, PHONES / (1 + GUARDIANS));
    }

    /// The first so many, in order.
    public Stream<InventedPerson> first(long count) {
        return range(0, count);
    }

    /// Those from one index up to, not including, another.
    public Stream<InventedPerson> range(long from, long until) {
        return LongStream.range(from, until).mapToObj(this::at);
    }

    public InventedPerson at(long index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("%d of %d".formatted(index, size()));
        }
        var random = new SplittableRandom(seed * GOLDEN + index);
        var slot = shuffled(index);
        var place = Places.ALL.get((int) (slot / SEQUENCES % Places.ALL.size()));
        var birthOn = bornFrom.plusDays(slot / SEQUENCES / Places.ALL.size());
        var sequence = (int) (slot % SEQUENCES) + 1;
        return person(index, place, birthOn, sequence, random);
    }

    private InventedPerson person(
            long index, Place place, LocalDate birthOn, int sequence, SplittableRandom random) {
        var male = sequence % 2 == 1;
        var ethnicity = ethnicity(place, random);
        var name = name(ethnicity, male, random);
        return new InventedPerson(
                name,
                male ? "1" : "2",
                birthOn,
                ethnicity,
                residentId(place, birthOn, sequence),
                place.code(),
                place.name(),
                Places.address(place, random),
                phone(index, 0),
                guardians(index, name, ethnicity, random));
    }

    private List<Guardian> guardians(
            long index, String name, String ethnicity, SplittableRandom random) {
        var family = new ArrayList<Guardian>(2);
        var left = random.nextInt(100);
        if (left >= 3) {
            family.add(
                    new Guardian(relative(name, ethnicity, true, random), "51", phone(index, 1)));
        }
        if (left < 92 && left >= 1) {
            family.add(new Guardian(mother(ethnicity, random), "52", phone(index, 2)));
        }
        if (family.isEmpty()) {
            family.add(
                    new Guardian(relative(name, ethnicity, true, random), "61", phone(index, 1)));
        }
        return List.copyOf(family);
    }

    private static String mother(String ethnicity, SplittableRandom random) {
        return switch (ethnicity) {
            case TIBETAN, "05", "17" -> name(ethnicity, false, random);
            default -> surname(random) + given(false, random);
        };
    }

    /// Han mostly; in the autonomous regions as likely the people they are named after.
    private static String ethnicity(Place place, SplittableRandom random) {
        var chance = random.nextInt(100);
        return switch (place.code().substring(0, 2)) {
            case "65" -> chance < 45 ? "05" : chance < 55 ? "17" : "01";
            case "54" -> chance < 85 ? TIBETAN : "01";
            case "45" -> chance < 35 ? "08" : "01";
            case "64" -> chance < 35 ? "03" : "01";
            case "15" -> chance < 18 ? "02" : "01";
            default -> chance < 3 ? "11" : chance < 5 ? "15" : chance < 7 ? "06" : "01";
        };
    }

    private static String residentId(Place place, LocalDate birthOn, int sequence) {
        var three = Integer.toString(1000 + sequence).substring(1);
        var seventeen = place.code() + DAY.format(birthOn) + three;
        return seventeen + ResidentId.checkDigit(seventeen);
    }

    /// The factor is prime to a hundred million, so no number comes twice.
    private static String phone(long index, int of) {
        var number = (index * (1 + GUARDIANS) + of) * 73_939_133L % PHONES;
        return "160" + Long.toString(PHONES + number).substring(1);
    }

    /// Another place in the room for each index, and no place for two: a Feistel network, walked
    /// until it lands in the room.
    private long shuffled(long index) {
        var mask = (1L << halfBits) - 1;
        var place = index;
        do {
            var left = place >>> halfBits;
            var right = place & mask;
            for (var round = 1; round <= 4; round++) {
                var next = left ^ scattered(right * GOLDEN + seed + round) & mask;
                left = right;
                right = next;
            }
            place = left << halfBits | right;
        } while (place >= room);
        return place;
    }

    private static long scattered(long bits) {
        var once = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        var twice = (once ^ once >>> 27) * 0x94D049BB133111EBL;
        return twice ^ twice >>> 31;
    }
}
