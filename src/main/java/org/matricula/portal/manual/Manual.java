package org.matricula.portal.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.matricula.page.OpenPages;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// 操作手册: the pages of the guide as they lie in the program, and which pages of the program each
/// belongs to. What is shown is the guide itself, so that the two never differ.
@Component
class Manual {

    private static final Pattern NAME = Pattern.compile("(en/)?[a-z0-9-]{1,60}");
    private static final String ENGLISH = "en/";
    private static final Pattern PICTURE = Pattern.compile("[a-z0-9-]{1,60}\\.png");

    /// One page of the guide.
    ///
    /// @param opening its first paragraph: what the page is for
    /// @param html escaped, with links within the manual
    record Chapter(String name, String title, String opening, String html) {}

    private final ResourceLoader resources;
    private final ManualSettings settings;
    private final OpenPages pages;
    private final Parser parser;
    private final HtmlRenderer renderer;
    private final Map<String, List<String>> byPath;
    private final Map<String, List<String>> english;
    private final Map<String, Chapter> read = new ConcurrentHashMap<>();

    Manual(ResourceLoader resources, ManualSettings settings, OpenPages pages) {
        this.resources = resources;
        this.settings = settings;
        this.pages = pages;
        var tables = List.of(TablesExtension.create());
        this.parser = Parser.builder().extensions(tables).build();
        this.renderer =
                HtmlRenderer.builder()
                        .extensions(tables)
                        .escapeHtml(true)
                        .sanitizeUrls(true)
                        .build();
        this.byPath = written("reference/manual.yaml");
        this.english = written("reference/manual.en.yaml");
    }

    /// The first chapter of the longest path that the asked one lies under.
    Optional<Chapter> of(String path) {
        return byPath.entrySet().stream()
                .filter(it -> under(path, it.getKey()))
                .max(java.util.Comparator.comparingInt(it -> it.getKey().length()))
                .flatMap(it -> chapter(it.getValue().getFirst()));
    }

    /// What a chapter is called and is for, in the reader's language.
    ManualView.Entry entry(Chapter it, Locale locale) {
        var words = english(locale) ? english.get(it.name()) : null;
        return words == null
                ? new ManualView.Entry(it.name(), it.title(), it.opening())
                : new ManualView.Entry(it.name(), words.getFirst(), words.getLast());
    }

    /// The chapter itself in English, where it has been written; null for readers of Chinese.
    @Nullable String english(String name, Locale locale) {
        return english(locale) ? chapter(ENGLISH + name).map(Chapter::html).orElse(null) : null;
    }

    static boolean english(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }

    Optional<Chapter> chapter(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        var known = read.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        var file = file(name + ".md");
        if (!file.exists()) {
            return Optional.empty();
        }
        return Optional.of(read.computeIfAbsent(name, key -> read(key, file)));
    }

    /// The chapters of the pages whoever acts may open: the manual of their role.
    Map<String, Chapter> ofReader() {
        var found = new LinkedHashMap<String, Chapter>();
        byPath.forEach((path, names) -> {
            if (pages.open(path)) {
                names.forEach(name -> chapter(name).ifPresent(it -> found.putIfAbsent(name, it)));
            }
        });
        return found;
    }

    /// Every path the manual knows, with the names of its chapters.
    Map<String, List<String>> known() {
        return byPath;
    }

    Optional<Resource> picture(String name) {
        return PICTURE.matcher(name).matches()
                ? Optional.of(file("images/" + name)).filter(Resource::exists)
                : Optional.empty();
    }

    private Resource file(String name) {
        return resources.getResource(settings.folder() + name);
    }

    private Chapter read(String name, Resource file) {
        try {
            var document = parser.parse(file.getContentAsString(StandardCharsets.UTF_8));
            var seen = new Seen();
            document.accept(seen);
            if (seen.heading != null) {
                seen.heading.unlink();
            }
            return new Chapter(
                    name,
                    seen.heading == null ? name : words(seen.heading),
                    seen.opening == null ? "" : words(seen.opening),
                    renderer.render(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean under(String path, String known) {
        return path.equals(known) || !known.equals("/") && path.startsWith(known + "/");
    }

    private static String words(Node node) {
        var words = new StringBuilder();
        node.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text text) {
                        words.append(text.getLiteral());
                    }
                });
        return words.toString();
    }

    private static Map<String, List<String>> written(String file) {
        try (var in = new ClassPathResource(file).getInputStream()) {
            Map<String, Object> written =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            var found = new LinkedHashMap<String, List<String>>();
            written.forEach((path, names) -> found.put(path, names(names)));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Object written) {
        return written instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(written));
    }

    /// Finds the heading and the first paragraph, and turns the links towards the manual.
    private static final class Seen extends AbstractVisitor {

        private @Nullable Heading heading;
        private @Nullable Paragraph opening;

        @Override
        public void visit(Heading it) {
            if (heading == null && it.getLevel() == 1) {
                heading = it;
            }
            visitChildren(it);
        }

        @Override
        public void visit(Paragraph it) {
            if (opening == null) {
                opening = it;
            }
            visitChildren(it);
        }

        @Override
        public void visit(Link it) {
            var to = it.getDestination();
            if (to.endsWith(".md") && !to.contains("/")) {
                it.setDestination("/manual/" + to.substring(0, to.length() - 3));
            }
            visitChildren(it);
        }

        @Override
        public void visit(Image it) {
            it.setDestination("/manual/" + it.getDestination().replaceFirst("^\\.\\./", ""));
            visitChildren(it);
        }
    }
}
