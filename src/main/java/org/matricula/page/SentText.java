package org.matricula.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Turns away what nobody types and no database keeps: a character of code zero, a day of a year
/// with five digits. Whoever may not ask at all has been turned away before.
@Configuration(proxyBeanMethods = false)
class SentText implements WebMvcConfigurer, HandlerInterceptor {

    private static final Pattern FAR_DAY = Pattern.compile("[+-]\\d{5,}-\\d\\d-\\d\\d.*");
    private static final int AFTER_PERMISSION = 1;

    /// One value of a form or an address.
    static final class Unkept extends RuntimeException {

        final String field;
        final boolean day;

        Unkept(String field, boolean day) {
            super("cannot be kept: " + field);
            this.field = field;
            this.day = day;
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(AFTER_PERMISSION);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap()
                .forEach((field, values) -> {
                    for (var it : values) {
                        if (it.indexOf('\0') >= 0) {
                            throw new Unkept(field, false);
                        }
                        if (FAR_DAY.matcher(it).matches()) {
                            throw new Unkept(field, true);
                        }
                    }
                });
        return true;
    }
}
