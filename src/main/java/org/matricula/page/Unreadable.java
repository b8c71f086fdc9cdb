package org.matricula.page;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// 看不懂的日期、数字、编号: which field it is, what stood there, and how it is written, of a form or an
/// interface call alike. What may be somebody's private number is not repeated.
@Component
class Unreadable {

    private static final int LONGEST = 40;

    // what the database says of a character of code zero, in text and in JSON, and of a day beyond
    // its calendar
    private static final String ZERO = "22021";
    private static final String ESCAPED = "22P05";
    private static final String FAR = "22008";

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{8,}[\\dXx]?");
    private static final Pattern PRIVATE =
            Pattern.compile(
                    "(?i).*(document|idnumber|phone|mobile|address|email|password|otp|token|secret|account).*");

    /// Out of range, or not a day there is.
    private static final Set<String> BEYOND = Set.of("22003", "22007");

    private static final Set<Class<?>> WHOLE =
            Set.of(
                    int.class,
                    long.class,
                    short.class,
                    Integer.class,
                    Long.class,
                    Short.class,
                    java.math.BigInteger.class);
    private static final Set<Class<?>> DECIMAL =
            Set.of(double.class, float.class, Double.class, Float.class, BigDecimal.class);

    private static final Logger LOG = LoggerFactory.getLogger(Unreadable.class);

    private final MessageSource messages;

    Unreadable(MessageSource messages) {
        this.messages = messages;
    }

    /// @return a line for each field that cannot be read; none where it is something else that is
    ///   wrong
    List<Line> lines(Exception wrong, Locale locale) {
        return switch (wrong) {
            case MethodArgumentTypeMismatchException it ->
                    List.of(line(it.getName(), it.getValue(), it.getRequiredType(), locale));
            case TypeMismatchException it ->
                    List.of(
                            line(
                                    String.valueOf(it.getPropertyName()),
                                    it.getValue(),
                                    it.getRequiredType(),
                                    locale));
            case MethodArgumentNotValidException it -> bound(it.getBindingResult(), locale);
            case BindException it -> bound(it.getBindingResult(), locale);
            case MissingServletRequestParameterException it ->
                    List.of(missing(it.getParameterName(), locale));
            case MissingServletRequestPartException it ->
                    List.of(missing(it.getRequestPartName(), locale));
            case HttpMessageNotReadableException it -> List.of(body(it.getCause(), locale));
            case SentText.Unkept it ->
                    List.of(
                            told(
                                    it.field,
                                    it.day ? "page.unreadable.far" : "page.unreadable.zero",
                                    new Object[] {name(it.field, locale)},
                                    locale));
            case DataAccessException it when state(it).equals(ZERO) || state(it).equals(ESCAPED) ->
                    List.of(told(null, "page.unreadable.zero-sent", new Object[] {}, locale));
            case DataAccessException it when state(it).equals(FAR) ->
                    List.of(told(null, "page.unreadable.far-sent", new Object[] {}, locale));
            case DataAccessException it when beyond(it) ->
                    List.of(told(null, "page.unreadable.beyond", new Object[] {}, locale));
            default -> List.of();
        };
    }

    /// A day or a number that the database cannot hold came from what was sent.
    private static boolean beyond(DataAccessException wrong) {
        var found = BEYOND.contains(state(wrong));
        if (found) {
            LOG.warn("the database could not hold what was sent", wrong);
        }
        return found;
    }

    private static String state(DataAccessException wrong) {
        return wrong.getMostSpecificCause() instanceof SQLException it && it.getSQLState() != null
                ? it.getSQLState()
                : "";
    }

    private List<Line> bound(BindingResult result, Locale locale) {
        return result.getFieldErrors().stream()
                .map(it -> line(it.getField(), it.getRejectedValue(), wanted(result, it), locale))
                .toList();
    }

    private static @Nullable Class<?> wanted(BindingResult result, FieldError it) {
        var type = result.getFieldType(it.getField());
        if (type != null || result.getTarget() != null) {
            return type;
        }
        // a record that could not be made: its components say what was wanted
        return it.contains(TypeMismatchException.class)
                ? it.unwrap(TypeMismatchException.class).getRequiredType()
                : null;
    }

    private Line body(@Nullable Throwable cause, Locale locale) {
        return switch (cause) {
            case InvalidFormatException it ->
                    line(path(it), it.getValue(), it.getTargetType(), locale);
            case UnrecognizedPropertyException it ->
                    told(path(it), "page.unreadable.unknown", new Object[] {path(it)}, locale);
            case MismatchedInputException it when !it.getPath().isEmpty() ->
                    line(path(it), null, it.getTargetType(), locale);
            case StreamReadException it ->
                    told(
                            null,
                            "page.unreadable.json",
                            new Object[] {
                                String.valueOf(it.getLocation().getLineNr()),
                                String.valueOf(it.getLocation().getColumnNr())
                            },
                            locale);
            case null, default -> told(null, "page.unreadable.body", new Object[] {}, locale);
        };
    }

    private static String path(JacksonException it) {
        var path = new StringBuilder();
        for (var step : it.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private Line missing(String field, Locale locale) {
        return told(field, "page.unreadable.missing", new Object[] {name(field, locale)}, locale);
    }

    private Line line(
            String field, @Nullable Object value, @Nullable Class<?> wanted, Locale locale) {
        var key = "page.unreadable." + sort(wanted);
        return new Line(
                field,
                "unreadable",
                messages.getMessage(
                        value == null ? "page.unreadable.kind" : "page.unreadable.value",
                        new Object[] {name(field, locale), shown(field, value)},
                        locale),
                messages.getMessage(key, new Object[] {options(wanted)}, locale),
                null);
    }

    private Line told(@Nullable String field, String key, Object[] args, Locale locale) {
        return new Line(
                field,
                "unreadable",
                messages.getMessage(key, args, locale),
                messages.getMessage(key + ".remedy", args, null, locale),
                null);
    }

    /// What a field is commonly called, with its name in the interface.
    private String name(String field, Locale locale) {
        var word = messages.getMessage("page.field." + field, null, "", locale);
        return word == null || word.isEmpty() ? field : word + " " + field;
    }

    private static String sort(@Nullable Class<?> wanted) {
        if (wanted == null) {
            return "other";
        }
        if (wanted == LocalDate.class) {
            return "day";
        }
        if (wanted == LocalTime.class) {
            return "time";
        }
        if (wanted == LocalDateTime.class || wanted == java.time.Instant.class) {
            return "moment";
        }
        if (wanted == YearMonth.class) {
            return "month";
        }
        if (wanted == UUID.class) {
            return "id";
        }
        if (WHOLE.contains(wanted)) {
            return "whole";
        }
        if (DECIMAL.contains(wanted)) {
            return "decimal";
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return "yes-no";
        }
        return wanted.isEnum() ? "one-of" : "other";
    }

    private static String options(@Nullable Class<?> wanted) {
        return wanted == null || !wanted.isEnum()
                ? ""
                : Arrays.stream(wanted.getEnumConstants())
                        .map(it -> ((Enum<?>) it).name())
                        .collect(Collectors.joining(" "));
    }

    /// As it was sent, but for what may be private: all of it in a private field, the middle of a
    /// long number elsewhere.
    private static String shown(String field, @Nullable Object value) {
        var text =
                value instanceof Object[] many
                        ? Arrays.stream(many).map(String::valueOf).collect(Collectors.joining(" "))
                        : String.valueOf(value);
        text = text.strip();
        if (PRIVATE.matcher(field).matches()) {
            return "***";
        }
        text = LONG_NUMBER.matcher(text).replaceAll(it -> it.group().substring(0, 3) + "***");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
