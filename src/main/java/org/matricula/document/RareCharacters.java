package org.matricula.document;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// The characters of one paper that our own fonts lack: drawn from a font of this machine where one
/// has them, else replaced by their code point in brackets. Never silently lost: a name is a right.
///
/// @param text the paper's HTML with everything undrawable replaced
/// @param drawn code points an installed font lends its outline for
/// @param missing code points nobody can draw, as `U+20BB7`
record RareCharacters(String text, TreeSet<Integer> drawn, List<String> missing) {

    /// Song faces first; the last is Java's own mixture of whatever is installed.
    private static final List<String> LENDERS =
            List.of(
                    "Noto Serif CJK SC",
                    "Source Han Serif SC",
                    "SimSun-ExtB",
                    "SimSun-ExtG",
                    "Noto Sans CJK SC",
                    Font.DIALOG);

    /// Scripts whose letters stand beside each other unshaped; any other would come out wrong.
    private static final Set<UnicodeScript> UNSHAPED =
            EnumSet.of(
                    UnicodeScript.HAN,
                    UnicodeScript.LATIN,
                    UnicodeScript.GREEK,
                    UnicodeScript.CYRILLIC,
                    UnicodeScript.BOPOMOFO,
                    UnicodeScript.COMMON);

    /// Reads the paper once; `known` are the characters our own fonts have.
    static RareCharacters in(String html, IntPredicate known) {
        var text = new StringBuilder(html.length());
        var drawn = new TreeSet<Integer>();
        var missing = new TreeSet<Integer>();
        html.codePoints()
                .forEach(it -> {
                    if (it == '\n' || it == '\t' || known.test(it) && !Character.isISOControl(it)) {
                        text.appendCodePoint(it);
                    } else if (Character.isSpaceChar(it)) {
                        text.append(' ');
                    } else if (lendable(it)) {
                        drawn.add(it);
                        text.appendCodePoint(it);
                    } else if (seen(it)) {
                        missing.add(it);
                        text.append('[').append(code(it)).append(']');
                    }
                });
        var codes = missing.stream().map(RareCharacters::code).toList();
        return new RareCharacters(text.toString(), drawn, codes);
    }

    /// A small TrueType font of the drawn characters.
    byte[] font(boolean bold) {
        var outlines = new TreeMap<Integer, Outline>();
        for (var character : drawn) {
            lender(character, bold)
                    .ifPresent(it -> outlines.put(character, outline(it, character)));
        }
        return OutlineFont.of(bold ? "MatriculaRare-Bold" : "MatriculaRare", outlines);
    }

    private static Outline outline(Font font, int character) {
        var context = new FontRenderContext(null, true, true);
        var glyphs = font.createGlyphVector(context, Character.toString(character));
        var advance = Math.round(glyphs.getGlyphMetrics(0).getAdvanceX());
        return Outline.of(glyphs.getGlyphOutline(0), advance);
    }

    private static boolean lendable(int character) {
        return Character.isDefined(character)
                && Character.getType(character) != Character.PRIVATE_USE
                && UNSHAPED.contains(UnicodeScript.of(character))
                && lender(character, false).isPresent();
    }

    /// A machine without any font library cannot lend either; the bracketed code then says so.
    private static Optional<Font> lender(int character, boolean bold) {
        try {
            return LENDERS.stream()
                    .map(it -> new Font(it, bold ? Font.BOLD : Font.PLAIN, 1000))
                    .filter(it -> LENDERS.contains(it.getFamily(Locale.ROOT)))
                    .filter(it -> it.canDisplay(character))
                    .findFirst();
        } catch (LinkageError | InternalError noFontLibrary) {
            return Optional.empty();
        }
    }

    /// Controls, joiners and the like draw nothing; a variation selector does mean another shape.
    private static boolean seen(int character) {
        var ignorable =
                Character.isISOControl(character)
                        || UCharacter.hasBinaryProperty(
                                character, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        return !ignorable || UCharacter.hasBinaryProperty(character, UProperty.VARIATION_SELECTOR);
    }

    private static String code(int character) {
        return "U+%04X".formatted(character);
    }
}
