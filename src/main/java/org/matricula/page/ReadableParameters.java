package org.matricula.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Turns away, by the field, what every page would fail on alike: a character no text of the
/// register can hold, and a day so far off that no calendar of the register knows it.
@Component
class ReadableParameters implements HandlerInterceptor, WebMvcConfigurer {

    /// Java reads a sign and up to nine digits as a year.
    private static final Pattern FAR_DAY = Pattern.compile("\\s*[+-]\\d{4,9}-\\d{2}-\\d{2}\\s*");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap()
                .forEach((name, values) -> {
                    for (var value : values) {
                        if (value.indexOf('\0') >= 0) {
                            throw new UnreadableParameter(name, value, false);
                        }
                        if (FAR_DAY.matcher(value).matches()) {
                            throw new UnreadableParameter(name, value, true);
                        }
                    }
                });
        return true;
    }
}
