package org.matricula.registry.photo;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 设置照片要求: a school's own beside those of the bodies it reports to. A session goes on by the one it
/// was opened with.
@Service
class KeepProfiles {

    /// What is asked of a photo.
    ///
    /// @param replaces the school's own that this one takes the place of
    record Asked(
            @Nullable UUID replaces,
            String name,
            List<String> mediaTypes,
            int leastWidth,
            int mostWidth,
            int leastHeight,
            int mostHeight,
            @Nullable BigDecimal ratio,
            int leastKb,
            int mostKb,
            String background,
            @Nullable Integer mostUneven,
            boolean portrait,
            boolean borderless,
            @Nullable Integer leastSharp,
            boolean byEye,
            String source,
            String why) {}

    static final List<String> TYPES = List.of("image/jpeg", "image/png");
    static final List<String> BACKGROUNDS = List.of("any", "white", "blue", "red");

    private static final int MOST_PIXELS = 10_000;
    private static final int MOST_KB = 20_480;
    private static final int MOST_SHARP = 1_000;
    private static final int MOST_UNEVEN = 255;
    private static final int LONGEST = 100;

    private final ProfileRows rows;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    KeepProfiles(ProfileRows rows, Units units, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// A school within reach.
    ///
    /// @throws Absent if there is none
    @Transactional(readOnly = true)
    public Unit school(UUID id) {
        return units.find(id)
                .filter(Unit::institution)
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    /// A school within reach, or the one that the acting person's post lies in.
    @Transactional(readOnly = true)
    public Unit readable(UUID id) {
        var post = Acting.now().unit();
        var inside = post != null && id.equals(units.get(post).institutionId());
        return inside ? units.get(id) : school(id);
    }

    @Transactional(readOnly = true)
    public List<KeptProfile> of(UUID school) {
        return rows.standing(readable(school).id());
    }

    /// Standing or dropped, built-in or of a school within reach.
    @Transactional(readOnly = true)
    public KeptProfile get(UUID id) {
        var it = rows.find(id).orElseThrow(() -> new Absent("photo-profile"));
        if (it.institution() != null) {
            readable(it.institution());
        }
        return it;
    }

    @Transactional
    public UUID keep(UUID schoolId, Asked it) {
        var school = school(schoolId);
        var old = it.replaces() == null ? null : own(school, it.replaces());
        Refused.unlessEmpty(refusals(school, it));
        if (old != null && !rows.drop(old.id(), clock.instant())) {
            throw new Refused(Refusal.conflict("photo-profile.changed", old.name()));
        }
        var id =
                rows.add(school.id(), it, clock.instant())
                        .orElseThrow(() ->
                                new Refused(Refusal.conflict("photo-profile.named", it.name())));
        ledger.record(
                Act.of("photo.profile", "photo-profile:" + id)
                        .at(school.pos())
                        .because(it.why())
                        .from(old == null ? Map.of() : told(old))
                        .to(told(it)));
        return id;
    }

    /// 停用: sessions that were opened with it go on by it.
    @Transactional
    public void drop(UUID schoolId, UUID id, String why) {
        var school = school(schoolId);
        var old = own(school, id);
        Refused.unlessEmpty(
                Refusal.all(why.isBlank() ? Refusal.input("why", "reason.missing") : null));
        if (!rows.drop(id, clock.instant())) {
            throw new Refused(Refusal.conflict("photo-profile.changed", old.name()));
        }
        ledger.record(
                Act.of("photo.profile-drop", "photo-profile:" + id)
                        .at(school.pos())
                        .because(why.strip())
                        .from(told(old)));
    }

    /// @throws Absent for a built-in one and for another school's
    private KeptProfile own(Unit school, UUID id) {
        return rows.find(id)
                .filter(it -> school.id().equals(it.institution()))
                .orElseThrow(() -> new Absent("photo-profile"));
    }

    private List<Refusal> refusals(Unit school, Asked it) {
        return Refusal.all(
                it.name().isBlank() || it.name().length() > LONGEST
                        ? Refusal.input("name", "photo-profile.name", LONGEST)
                        : rows.named(school.id(), it.name(), it.replaces())
                                ? Refusal.input("name", "photo-profile.named", it.name())
                                : null,
                it.mediaTypes().isEmpty() || !TYPES.containsAll(it.mediaTypes())
                        ? Refusal.input("type", "photo-profile.type")
                        : null,
                span("leastWidth", it.leastWidth(), it.mostWidth(), MOST_PIXELS, "pixels"),
                span("leastHeight", it.leastHeight(), it.mostHeight(), MOST_PIXELS, "pixels"),
                ratio(it),
                it.leastKb() < 0
                                || it.mostKb() < 1
                                || it.leastKb() > it.mostKb()
                                || it.mostKb() > MOST_KB
                        ? Refusal.input("leastKb", "photo-profile.kb", String.valueOf(MOST_KB))
                        : null,
                Set.copyOf(BACKGROUNDS).contains(it.background())
                        ? null
                        : Refusal.input("background", "photo-profile.background"),
                within("mostUneven", it.mostUneven(), MOST_UNEVEN),
                within("leastSharp", it.leastSharp(), MOST_SHARP),
                it.source().length() > 2 * LONGEST
                        ? Refusal.input("source", "photo-profile.source", 2 * LONGEST)
                        : null,
                it.why().isBlank() ? Refusal.input("why", "reason.missing") : null);
    }

    private static @Nullable Refusal span(String field, int least, int most, int top, String what) {
        return least < 1 || most < least || most > top
                ? Refusal.input(field, "photo-profile." + what, String.valueOf(top))
                : null;
    }

    /// No size within the limits would have it.
    private static @Nullable Refusal ratio(Asked it) {
        var ratio = it.ratio();
        if (ratio == null) {
            return null;
        }
        var asked = ratio.doubleValue();
        return asked <= 0
                        || asked > (double) it.mostWidth() / Math.max(1, it.leastHeight()) * 1.02
                        || asked < (double) it.leastWidth() / Math.max(1, it.mostHeight()) / 1.02
                ? Refusal.input("ratio", "photo-profile.ratio")
                : null;
    }

    private static @Nullable Refusal within(String field, @Nullable Integer it, int top) {
        return it != null && (it < 1 || it > top)
                ? Refusal.input(field, "photo-profile.within", String.valueOf(top))
                : null;
    }

    private static Map<String, Object> told(KeptProfile it) {
        return told(
                it.name(),
                it.leastWidth()
                        + "–"
                        + it.mostWidth()
                        + "×"
                        + it.leastHeight()
                        + "–"
                        + it.mostHeight(),
                it.leastKb() + "–" + it.mostKb(),
                it.background(),
                it.byEye());
    }

    private static Map<String, Object> told(Asked it) {
        return told(
                it.name(),
                it.leastWidth()
                        + "–"
                        + it.mostWidth()
                        + "×"
                        + it.leastHeight()
                        + "–"
                        + it.mostHeight(),
                it.leastKb() + "–" + it.mostKb(),
                it.background(),
                it.byEye());
    }

    private static Map<String, Object> told(
            String name, String pixels, String kb, String background, boolean byEye) {
        var all = new LinkedHashMap<String, Object>();
        all.put("name", name);
        all.put("pixels", pixels);
        all.put("kb", kb);
        all.put("background", background);
        all.put("byEye", byEye);
        return all;
    }
}
